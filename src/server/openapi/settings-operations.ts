import type { GenericSchema } from 'valibot';
import {
  settingHistory,
  settingImpact,
  settingRollBack,
  settingsView,
  settingWrite,
  settingWritten,
} from '#shared/protocol/settings-admin.ts';
import type { BodyDescription, Operation } from './operation.ts';

const json = (schema: GenericSchema): BodyDescription => ({ type: 'application/json', schema });
const PART = '/units/:id/settings/:part';

/** What units decide about their tablets. */
export const SETTINGS_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/units/:id/settings',
    summary: 'Every part as it holds for the unit now, and from which unit it comes',
    auth: 'session',
    permission: 'content.read',
    success: { status: 200, description: 'The parts', bodies: [json(settingsView)] },
    problems: ['password-change-required', 'forbidden'],
  },
  {
    method: 'get',
    path: `${PART}/history`,
    summary: 'The versions of the unit’s own part',
    auth: 'session',
    permission: 'content.read',
    success: { status: 200, description: 'Newest first', bodies: [json(settingHistory)] },
    problems: ['password-change-required', 'forbidden', 'not-found'],
  },
  {
    method: 'post',
    path: `${PART}/preview`,
    summary: 'What publishing this would change, and on how many tablets; nothing is written',
    auth: 'session',
    permission: 'content.write',
    request: json(settingWrite),
    success: { status: 200, description: 'The difference', bodies: [json(settingImpact)] },
    problems: [
      'bad-request',
      'password-change-required',
      'forbidden',
      'not-found',
      'setting-refused',
      'too-large',
    ],
  },
  {
    method: 'post',
    path: PART,
    summary: 'Publish a part, now or at an instant to come; a body of null inherits again',
    auth: 'session',
    permission: 'content.write',
    request: json(settingWrite),
    success: { status: 201, description: 'The version', bodies: [json(settingWritten)] },
    problems: [
      'bad-request',
      'password-change-required',
      'forbidden',
      'not-found',
      'setting-refused',
      'too-large',
    ],
  },
  {
    method: 'post',
    path: `${PART}/roll-back`,
    summary: 'Publish once more what an older version said',
    auth: 'session',
    permission: 'content.write',
    request: json(settingRollBack),
    success: { status: 201, description: 'The new version', bodies: [json(settingWritten)] },
    problems: ['bad-request', 'password-change-required', 'forbidden', 'not-found', 'setting-refused'],
  },
  {
    method: 'delete',
    path: `${PART}/:version`,
    summary: 'Take a version back that has not taken effect',
    auth: 'session',
    permission: 'content.write',
    success: { status: 204, description: 'Taken back' },
    problems: ['password-change-required', 'forbidden', 'not-found', 'setting-in-effect'],
  },
];
