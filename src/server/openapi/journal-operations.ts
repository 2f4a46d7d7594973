import type { GenericSchema } from 'valibot';
import { importReport } from '#shared/protocol/import.ts';
import { proof } from '#shared/protocol/proof.ts';
import { quarantinePage, quarantineQuery, replayReport } from '#shared/protocol/quarantine.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });

/** What administrators do with journals: bring a file, look at what could not be read, take a proof away. */
export const JOURNAL_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/import/journal',
    summary: 'Take in a journal file that staff exported from a tablet; twice changes nothing',
    auth: 'session',
    permission: 'journal.import',
    request: {
      type: 'application/x-ndjson',
      description: 'A sealed file of a tablet, or one or more bare segments; plain or gzip',
    },
    success: {
      status: 200,
      description: 'What it brought, segment by segment',
      bodies: [json(importReport)],
    },
    problems: [
      'bad-request',
      'too-large',
      'segment-malformed',
      'chain-broken',
      'bad-seal',
      'unknown-device',
      'wrong-device',
      'foreign-seal',
      'import-gap',
      'replica-forked',
      'version-unsupported',
      'password-change-required',
    ],
  },
  {
    method: 'get',
    path: '/quarantine',
    summary: 'Entries that the centre could not read, as they came',
    auth: 'session',
    permission: 'quarantine.read',
    query: quarantineQuery,
    success: { status: 200, description: 'Oldest first', bodies: [json(quarantinePage)] },
    problems: ['bad-request', 'password-change-required'],
  },
  {
    method: 'post',
    path: '/quarantine/replay',
    summary: 'Read the quarantine again with what the centre understands today',
    auth: 'session',
    permission: 'quarantine.handle',
    success: { status: 200, description: 'How many were read and understood', bodies: [json(replayReport)] },
    problems: ['password-change-required'],
  },
  {
    method: 'get',
    path: '/proofs/:replica',
    summary: 'Signed proof of how far the centre holds a journal',
    auth: 'session',
    permission: 'ratings.read',
    success: { status: 200, description: 'The proof, for `npm run verify`', bodies: [json(proof)] },
    problems: ['password-change-required', 'not-found'],
  },
];
