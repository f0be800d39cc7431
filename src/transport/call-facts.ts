/** A function that is only used to cut a stack trace. */
export type BoundaryFunction = (...args: never[]) => unknown;

/** A stack as it was taken; its taker can read it. */
export type CallerStack = object;

/**
 * Why a call waits although no handler works on it: a layer holds it, or holds it up for a time, it was lost, or it was taken
 * and is never answered.
 */
export type Parked = 'held' | 'delayed' | 'lost' | 'hung';

/** Who answers a call in its handler's place. */
export type Meddler = 'stub' | 'fault' | 'interceptor';
