/** With more members than this, an object gets the room that any object gets. */
export const LARGEST_FIT = 3;

/** What makes plain, empty objects. */
type Maker = new () => Record<string, unknown>;

/**
 * An empty plain object with room for so many members. V8 gives `{}` room for four, whatever comes: records keep two
 * such objects each, and most have one member or two. Nothing else tells the difference.
 */
export function createFittingObject(members: number): Record<string, unknown> {
  switch (members) {
    case 1:
      return new One();
    case 2:
      return new Two();
    case 3:
      return new Three();
    default:
      return {};
  }
}

const One = toMaker(1);
const Two = toMaker(2);
const Three = toMaker(3);

/** V8 makes the later objects of a constructor as large as the first ones became. */
function toMaker(members: number): Maker {
  const Maker = function () {} as unknown as Maker;
  Object.defineProperty(Maker, 'prototype', { value: Object.prototype });
  for (let count = 0; count < 20; count++) {
    const first = new Maker();
    for (let member = 0; member < members; member++) first[`member${member}`] = member;
  }
  return Maker;
}
