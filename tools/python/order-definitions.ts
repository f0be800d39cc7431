/** A class or a name of a module, and the names that it needs. */
export interface Definition {
  readonly name: string;
  readonly text: string;
  /** A class names what comes later by its annotations; an alias is evaluated where it is; a lazy one when it is used. */
  readonly kind: 'class' | 'alias' | 'lazy' | 'root';
  readonly needs: readonly string[];
}

/** Definitions in an order in which each finds what it needs, and the lines that complete those that lead in a circle. */
export function order(all: readonly Definition[]): {
  readonly definitions: readonly string[];
  readonly rebuilt: string;
} {
  const known = new Map(all.map((definition) => [definition.name, definition]));
  const sorted: Definition[] = [];
  const seen = new Set<string>();
  const visit = (definition: Definition): void => {
    if (seen.has(definition.name)) return;
    seen.add(definition.name);
    for (const name of definition.needs) {
      const need = known.get(name);
      if (need !== undefined) visit(need);
    }
    sorted.push(definition);
  };
  all.forEach(visit);
  const placeOf = new Map(sorted.map(({ name }, index) => [name, index]));
  const isEarly = ({ kind, needs }: Definition, index: number): boolean =>
    kind === 'class' && needs.some((name) => (placeOf.get(name) ?? -1) >= index);
  const rebuilt = sorted.filter(isEarly).map(({ name }) => `${name}.model_rebuild()`);
  return { definitions: joinAliases(sorted), rebuilt: rebuilt.join('\n') };
}

/** Aliases that follow each other stand in one block. */
function joinAliases(sorted: readonly Definition[]): readonly string[] {
  const blocks: string[] = [];
  let wasAlias = false;
  for (const { kind, text } of sorted) {
    const isAlias = kind === 'alias' || kind === 'lazy';
    if (isAlias && wasAlias) blocks.push(`${blocks.pop() ?? ''}\n${text}`);
    else blocks.push(text);
    wasAlias = isAlias;
  }
  return blocks;
}
