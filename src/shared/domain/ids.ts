/** The only place where plain text becomes an id. The brand keeps a clerk's id from being passed as a counter's. */
export type UnitId = string & { readonly __brand: 'UnitId' };
export type CounterId = string & { readonly __brand: 'CounterId' };
export type ClerkId = string & { readonly __brand: 'ClerkId' };
export type DeviceId = string & { readonly __brand: 'DeviceId' };
export type ReplicaId = string & { readonly __brand: 'ReplicaId' };
export type EntryId = string & { readonly __brand: 'EntryId' };
export type ProcedureCode = string & { readonly __brand: 'ProcedureCode' };
/** What the writer of a feedback keeps; the centre knows only its digest. */
export type ReceiptCode = string & { readonly __brand: 'ReceiptCode' };
/** With which a visit is rated at home; one rating each. */
export type TakeHomeCode = string & { readonly __brand: 'TakeHomeCode' };

export const UUID_PATTERN: RegExp = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Ids that people may have typed or imported: units, counters, clerks, devices. */
export const SLUG_PATTERN: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const toUnitId = (text: string): UnitId => text as UnitId;
export const toCounterId = (text: string): CounterId => text as CounterId;
export const toClerkId = (text: string): ClerkId => text as ClerkId;
export const toDeviceId = (text: string): DeviceId => text as DeviceId;
export const toReplicaId = (text: string): ReplicaId => text as ReplicaId;
export const toEntryId = (text: string): EntryId => text as EntryId;
export const toProcedureCode = (text: string): ProcedureCode => text as ProcedureCode;
export const toReceiptCode = (text: string): ReceiptCode => text as ReceiptCode;
export const toTakeHomeCode = (text: string): TakeHomeCode => text as TakeHomeCode;
