import {
  type Issue,
  toIssues,
  type StandardResult,
  type StandardSchema,
  validate,
} from '../contract/standard-schema.js';
import { JsonRefusal } from '../wire/thrown.js';
import { copyTree, Payload } from '../wire/payload.js';
import { toPlain } from '../wire/to-plain.js';
import { differences, NO_IMAGE, type Path } from './differences.js';
import { type Amiss, pruneKeys, TangledKeys } from './prune-keys.js';

/** A result that its schema refuses, or that can't cross. */
export interface RefusedResult {
  readonly issues: readonly Issue[];
  /** Why it has no JSON text, where that is why. */
  readonly unwritable?: JsonRefusal;
}

/** What crosses of a handler's result, or why nothing does. */
export type WireResult = Payload | RefusedResult;

/** A handler's result and what its schema made of it. */
export interface ParsedResult {
  readonly schema: StandardSchema;
  readonly value: unknown;
  /** Whether `value` is plain JSON data. */
  readonly exact: boolean;
  readonly output: unknown;
}

/**
 * A schema doesn't tell whether the other end should be sent its output or its input, so it is tried: the output's JSON,
 * if parsing that gives the output again; else the JSON of what the handler returned, without the keys that make no
 * difference. Schemas are taken to be pure; where one isn't, what varies is not compared.
 */
export async function chooseWireResult(result: ParsedResult): Promise<WireResult> {
  const image = imageOf(result.output);
  const again = image instanceof JsonRefusal ? undefined : await parse(result, image.tree);
  if (!(image instanceof JsonRefusal) && isOutput(again, result, NO_IMAGE)) return Payload.fromTree(image.tree);
  const input = result.exact ? { tree: result.value } : result.output === result.value ? image : imageOf(result.value);
  if (input instanceof JsonRefusal) {
    return { issues: [{ path: input.keys, message: input.message }], unwritable: input };
  }
  const parsed = await parse(result, input.tree);
  if (isOutput(parsed, result, NO_IMAGE)) return prune(result, input.tree, NO_IMAGE, []);
  // Where a schema lets anything through, what JSON makes of it is as good.
  if (!(image instanceof JsonRefusal) && isOutput(again, result, image.tree)) return Payload.fromTree(image.tree);
  if (parsed.issues !== undefined) return { issues: toIssues(parsed.issues).map(asJson) };
  return sendVarying(result, input.tree, parsed.value, image instanceof JsonRefusal ? NO_IMAGE : image.tree);
}

function isOutput(parsed: StandardResult<unknown> | undefined, { output }: ParsedResult, image: unknown): boolean {
  if (parsed === undefined || parsed.issues !== undefined) return false;
  return differences(parsed.value, output, image, 1).length === 0;
}

/** What JSON makes of a value. */
interface Image {
  readonly tree: unknown;
}

function imageOf(value: unknown): Image | JsonRefusal {
  try {
    return { tree: toPlain(value, 'result') };
  } catch (error) {
    return JsonRefusal.of(error);
  }
}

async function parse({ schema }: ParsedResult, tree: unknown): Promise<StandardResult<unknown>> {
  return await validate(schema, copyTree(tree));
}

/** The JSON of what the handler returned, if a schema that isn't pure is all that makes it differ. */
async function sendVarying(result: ParsedResult, tree: unknown, parsed: unknown, image: unknown): Promise<WireResult> {
  const places = differences(parsed, result.output, image, Infinity);
  const varying = places.length === 0 ? [] : await varyingPlaces(result, places);
  const changed = places.find((place) => !isWithin(place, varying));
  if (changed !== undefined) return { issues: [asJson({ path: changed, message: 'becomes something else' })] };
  return prune(result, tree, image, varying);
}

function asJson({ path, message }: Issue): Issue {
  return { path, message: `can't cross as JSON: ${message}` };
}

/** The places at which a schema that isn't pure makes something else of the same value. */
async function varyingPlaces(result: ParsedResult, places: readonly Path[]): Promise<readonly Path[]> {
  if (result.exact) return places;
  const again = await validate(result.schema, result.value);
  return again.issues === undefined ? differences(again.value, result.output, NO_IMAGE, Infinity) : [[]];
}

async function prune(
  result: ParsedResult,
  tree: unknown,
  image: unknown,
  varying: readonly Path[],
): Promise<WireResult> {
  const tryOut = async (less: unknown): Promise<Amiss> => {
    const again = await validate(result.schema, less);
    if (again.issues !== undefined) return { places: toIssues(again.issues).map(({ path }) => path), isRefused: true };
    const places = differences(again.value, result.output, image, Infinity);
    return { places: places.filter((place) => !isWithin(place, varying)), isRefused: false };
  };
  try {
    const mayGo = (path: Path): boolean => varying.length === 0 || isAbsent(result.output, path);
    return Payload.fromTree(await pruneKeys(tree, tryOut, mayGo));
  } catch (error) {
    if (error instanceof TangledKeys) return { issues: [asJson(error)] };
    throw error;
  }
}

function isWithin(place: Path, others: readonly Path[]): boolean {
  return others.some((other) => other.every((key, index) => place[index] === key));
}

/** Whether an output has nothing at a place. What an instance of a class holds isn't known. */
function isAbsent(output: unknown, path: Path): boolean {
  let at = output;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return true;
    if (!Array.isArray(at) && Object.getPrototypeOf(at) !== Object.prototype) return false;
    if (!Object.hasOwn(at, key)) return true;
    at = (at as Readonly<Record<string | number, unknown>>)[key];
  }
  return false;
}
