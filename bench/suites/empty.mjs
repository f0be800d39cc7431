// An import that does nothing, to compare others with.
export const nothing = undefined;
