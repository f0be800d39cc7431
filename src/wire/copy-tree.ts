/** A copy of plain JSON data, all the way down. */
export function copyTree(tree: unknown): unknown {
  return typeof tree === 'object' && tree !== null ? copyContainer(tree) : tree;
}

function copyContainer(tree: object): object {
  if (Array.isArray(tree)) return copyArray(tree);
  const members: Record<string, unknown> = { ...tree };
  for (const key in members) {
    const member = members[key];
    if (typeof member === 'object' && member !== null) members[key] = copyContainer(member);
  }
  return members;
}

function copyArray(tree: readonly unknown[]): unknown[] {
  const members = tree.slice();
  for (let index = 0; index < members.length; index++) {
    const member = members[index];
    if (typeof member === 'object' && member !== null) members[index] = copyContainer(member);
  }
  return members;
}

/** Whether plain JSON data has at most `most` members, counted all the way down. */
export function isSmallTree(tree: unknown, most: number): boolean {
  return leftAfter(tree, most) >= 0;
}

function leftAfter(tree: unknown, most: number): number {
  if (typeof tree !== 'object' || tree === null) return most - 1;
  let left = most - 1;
  for (const key in tree) {
    left = leftAfter((tree as Readonly<Record<string, unknown>>)[key], left);
    if (left < 0) break;
  }
  return left;
}
