/* oxlint-disable typescript/no-unnecessary-type-parameters -- each is used by the compiler alone */

/** `true` when the two types are the same, not merely assignable: `any` is the same as nothing but itself. */
export type Same<A, B> = (<T>() => T extends Flat<A> ? 1 : 2) extends <T>() => T extends Flat<B> ? 1 : 2 ? true : false;

/** Intersections and mapped types written out, so that only what they hold is compared. */
type Flat<T> = T extends object ? (T extends (...args: never[]) => unknown ? T : { [Key in keyof T]: T[Key] }) : T;

/** A compile-time assertion: `same<Same<typeof x, string>>()`. */
export function same<Claim extends true>(claim?: Claim): void {
  void claim;
}
