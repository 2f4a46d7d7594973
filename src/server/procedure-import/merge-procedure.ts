import * as v from 'valibot';
import { isBareFree } from '#shared/domain/procedure-facts.ts';
import { type ProcedureBody, procedureBody } from '#shared/protocol/procedure.ts';
import type { CarriedRow, FoundNote, ProcedurePatch } from './file-row.ts';
import { keepKnown, keepKnownItems } from './keep-known.ts';

/** What is here with what the row brings, or which of the two that a new procedure cannot do without is missing. */
export type Merged =
  | { readonly type: 'merged'; readonly body: ProcedureBody; readonly notes: readonly FoundNote[] }
  | { readonly type: 'no-name' | 'no-field' };

/**
 * Puts a row over what is here. Parts that the row does not carry stay. A source that is not our own format never makes
 * anything unknown, inside its lists neither: a paper keeps the form that only the office knew. A bare "free" never takes
 * the place of a fee that somebody looked up.
 */
export function mergeProcedure(base: ProcedureBody | null, row: CarriedRow): Merged {
  const name = row.patch.name ?? base?.name;
  const field = row.patch.field ?? base?.field ?? row.fill.field;
  if (name === undefined) return { type: 'no-name' };
  if (field === undefined) return { type: 'no-field' };
  const old = base ?? v.parse(procedureBody, { ...NOTHING_KNOWN, code: row.code, name, field });
  const notes: FoundNote[] = [];
  const over = row.whole ? row.patch : keepInside(old, row.patch);
  const merged: ProcedurePatch = { ...fillUnknown(old, row.fill), ...over, name, field };
  merged.fee = settleFee(old.fee, merged.fee ?? null, row, notes);
  if (base === null && row.patch.unverified === undefined && merged.fee?.kind === 'free_per_portal')
    merged.unverified = ['fee.basis'];
  // In the order of the schema, so that equal contents have equal texts.
  const body = v.parse(procedureBody, merged);
  if (base !== null && blanks(base, body)) notes.push({ code: 'blanks', column: null });
  return { type: 'merged', body, notes };
}

/** The members that the first release had; the others have defaults. */
const NOTHING_KNOWN = {
  ...{ ministry: null, level: null, decisionNo: null, agency: null, subjects: null, channels: null },
  ...{ timeLimit: null, fee: null, components: null, componentsNote: null, steps: null, results: null },
  ...{ conditions: null, legalBasis: null, onlineLevel: null, twoTierNote: null, factsAsOf: null },
  lifecycle: { status: 'unverified', asOf: null, note: null },
  ...{ sources: [], unverified: [] },
};

/** The parts of a row of another format, with what is known here inside them. */
function keepInside(old: ProcedureBody, patch: ProcedurePatch): ProcedurePatch {
  const next = { ...patch };
  if (next.channels)
    next.channels = keepKnownItems(old.channels, next.channels, (one) => one.channel, mendChannel);
  if (next.components)
    next.components = keepKnownItems(
      old.components,
      next.components,
      ({ name, when }) => `${name}\n${when ?? ''}`,
      mendCounts,
    );
  if (next.results) next.results = keepKnownItems(old.results, next.results, (one) => one.name);
  if (next.legalDetails)
    next.legalDetails = keepKnownItems(old.legalDetails, next.legalDetails, (one) => one.ref);
  if (next.agencies) next.agencies = keepKnown(old.agencies, next.agencies);
  if (next.validity) next.validity = keepKnown(old.validity, next.validity);
  if (next.provincial) next.provincial = keepKnown(old.provincial, next.provincial);
  if (next.sources)
    next.sources = [...old.sources, ...next.sources.filter((one) => !old.sources.includes(one))];
  return next;
}

type Channel = NonNullable<ProcedureBody['channels']>[number];
type Component = NonNullable<ProcedureBody['components']>[number];

/** The portal's 0 is a placeholder: it does not take the place of an amount. */
function mendChannel(merged: Channel, old: Channel, next: Channel): Channel {
  const placeholder = next.fee !== null && isBareFree(next.fee) && old.fee !== null && !isBareFree(old.fee);
  return placeholder ? { ...merged, fee: old.fee, fees: old.fees } : merged;
}

function mendCounts(merged: Component, old: Component, next: Component): Component {
  const { originals, copies, countsKnown } = next.countsKnown ? next : old;
  return { ...merged, originals, copies, countsKnown };
}

/** What is here, and what the row offers where nothing is. */
function fillUnknown(old: ProcedureBody, fill: ProcedurePatch): ProcedurePatch {
  const { field: _, fee: __, agencies, ...parts } = fill;
  const filled = keepKnown<ProcedurePatch>(parts, old);
  const offices = agencies === undefined ? old.agencies : keepKnown(agencies, old.agencies);
  return { ...old, ...filled, agencies: offices };
}

type Fee = ProcedureBody['fee'];

const LOOKED_UP: readonly NonNullable<Fee>['kind'][] = ['free', 'fixed', 'provincial'];

/** The fee after the row, which may carry one, or offer what its cells say. */
function settleFee(old: Fee, merged: Fee, row: CarriedRow, notes: FoundNote[]): Fee {
  if (row.whole) return merged;
  const offered = row.patch.fee ?? row.fill.fee ?? null;
  if (offered === null) return old;
  const isLookedUp = old !== null && LOOKED_UP.includes(old.kind);
  if (isLookedUp && offered.kind === 'free_per_portal') {
    if (old.kind !== 'free') notes.push({ code: 'free-not-taken', column: null });
    return old;
  }
  return row.patch.fee === undefined && isLookedUp ? old : offered;
}

/** Whether a part that was known is not any more. */
function blanks(before: ProcedureBody, after: ProcedureBody): boolean {
  const now = new Map<string, unknown>(Object.entries(after));
  return Object.entries(before).some(([part, value]) => value !== null && now.get(part) === null);
}
