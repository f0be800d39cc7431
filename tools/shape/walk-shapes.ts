import type { Service, Shape } from '../../fixtures/shape/shape.js';
import { partsOf } from '../../fixtures/shape/shape.js';

/** Returns true if `null` fits. */
export function takesNull(shape: Shape, service: Pick<Service, 'shared'>, seen = new Set<string>()): boolean {
  if (shape.kind === 'union' || shape.kind === 'ref') {
    return innerOf(shape, service, seen).some((part) => takesNull(part, service, seen));
  }
  return shape.kind === 'null' || shape.kind === 'any' || (shape.kind === 'literal' && shape.values.includes(null));
}

/** Returns true if a default stands somewhere in a shape: what goes in is not what comes out. */
export function hasDefault(shape: Shape, service: Pick<Service, 'shared'>, seen = new Set<string>()): boolean {
  if (shape.kind === 'object' && shape.properties.some((property) => property.default !== undefined)) return true;
  return innerOf(shape, service, seen).some((part) => hasDefault(part, service, seen));
}

/** Returns true if a shape is, or holds, a shared one. */
export function leadsTo(
  shape: Shape,
  name: string,
  service: Pick<Service, 'shared'>,
  seen = new Set<string>(),
): boolean {
  if (shape.kind === 'ref' && shape.name === name) return true;
  return innerOf(shape, service, seen).some((part) => leadsTo(part, name, service, seen));
}

/** The shapes within a shape, references followed once. */
function innerOf(shape: Shape, { shared }: Pick<Service, 'shared'>, seen: Set<string>): readonly Shape[] {
  if (shape.kind !== 'ref') return partsOf(shape);
  if (seen.has(shape.name)) return [];
  seen.add(shape.name);
  const named = shared.get(shape.name);
  return named === undefined ? [] : [named.shape];
}
