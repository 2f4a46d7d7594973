import * as v from 'valibot';
import { STORED_PARTS, type StoredPart, type StoredSettings } from '#shared/protocol/stored-settings.ts';
import type { Connection } from '../store/database.ts';
import { findSettingsAlong, findVersionsOfPart, readUnitParents } from '../store/unit-settings.ts';
import { resolveSetting } from './resolve-setting.ts';

/** Every part that somebody has decided, read with today's schemas, as it holds for one unit at one instant. */
export type ResolvedSettings = { readonly [P in StoredPart]?: StoredSettings[P] };

export async function readSettings(
  connection: Connection,
  unitId: string,
  atIso: string,
): Promise<ResolvedSettings> {
  const { chain, versions } = await findSettingsAlong(connection, unitId);
  const resolved: { [P in StoredPart]?: StoredSettings[P] } = {};
  const add = <P extends StoredPart>(part: P): void => {
    const found = resolveSetting(
      chain,
      versions.filter((one) => one.part === part),
      atIso,
    );
    if (found !== null) resolved[part] = readBody(part, found.bodyJson);
  };
  for (const part in STORED_PARTS) if (isStoredPart(part)) add(part);
  return resolved;
}

/** One part alone; null where nobody has decided it. */
export async function readSetting<P extends StoredPart>(
  connection: Connection,
  unitId: string,
  part: P,
  atIso: string,
): Promise<StoredSettings[P] | null> {
  return (await readPartsOverTime(connection, unitId, [part]))(part)(atIso);
}

/** Some parts, each as it held at any instant that is asked for, read from the store at once. */
export async function readPartsOverTime<Q extends StoredPart>(
  connection: Connection,
  unitId: string,
  parts: readonly Q[],
): Promise<<P extends Q>(part: P) => (atIso: string) => StoredSettings[P] | null> {
  const { chain, versions: all } = await findSettingsAlong(connection, unitId, parts);
  const versions = Map.groupBy(all, ({ part }) => part);
  return <P extends Q>(part: P) => {
    // Reading a body costs a hundred times finding it, and neighbours in time mostly share it.
    const bodies = new Map<string, StoredSettings[P]>();
    return (atIso) => {
      const found = resolveSetting(chain, versions.get(part) ?? [], atIso);
      if (found === null) return null;
      const key = `${found.unitId} ${found.version}`;
      const body = bodies.get(key) ?? readBody(part, found.bodyJson);
      bodies.set(key, body);
      return body;
    };
  };
}

/** One part as it holds at an instant for any unit, read at once for all of them. */
export async function readSettingOfUnits<P extends StoredPart>(
  connection: Connection,
  part: P,
  atIso: string,
): Promise<(unitId: string) => StoredSettings[P] | null> {
  const versions = await findVersionsOfPart(connection, part);
  if (versions.length === 0) return () => null;
  const parents = await readUnitParents(connection);
  const byUnit = Map.groupBy(versions, (one) => one.unitId);
  return (unitId) => {
    const chain = chainOf(unitId, parents);
    const own = chain.flatMap((id) => byUnit.get(id) ?? []);
    const found = resolveSetting(chain, own, atIso);
    return found === null ? null : readBody(part, found.bodyJson);
  };
}

/** A circle, which no call can make, would end here too. */
function chainOf(unitId: string, parents: ReadonlyMap<string, string | null>): readonly string[] {
  const chain: string[] = [];
  for (let id: string | null = unitId; id !== null && !chain.includes(id); id = parents.get(id) ?? null)
    chain.push(id);
  return chain;
}

export function isStoredPart(name: string): name is StoredPart {
  return Object.hasOwn(STORED_PARTS, name);
}

const SCHEMAS: { readonly [P in StoredPart]: v.GenericSchema<unknown, StoredSettings[P]> } = STORED_PARTS;

/** What an older program wrote is completed by the defaults of this one. */
function readBody<P extends StoredPart>(part: P, bodyJson: string): StoredSettings[P] {
  const schema: v.GenericSchema<unknown, StoredSettings[P]> = SCHEMAS[part];
  return v.parse(schema, JSON.parse(bodyJson));
}
