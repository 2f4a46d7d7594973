import * as v from 'valibot';
import { err, type Result } from '#shared/lib/result.ts';
import {
  type SettingHistory,
  type SettingImpact,
  type SettingsView,
  settingHistory,
  settingImpact,
  settingRefusal,
  settingsView,
  settingWritten,
} from '#shared/protocol/settings-admin.ts';
import type { SettingIssue } from '#shared/protocol/stored-settings.ts';
import { type ApiClient, type ApiFailure, NO_BODY } from './client.ts';

/** A part as somebody wants to publish it. */
export interface SettingRequest {
  /** Null: the unit gives its own up. */
  readonly body: unknown;
  /** Undefined: the PIN stays. */
  readonly pin?: string | null | undefined;
  readonly effectiveFrom: string | null;
  readonly note: string | null;
}

/** Refused by member, or not answered as expected. */
export type SettingFailure =
  | { readonly type: 'issues'; readonly issues: readonly SettingIssue[] }
  | { readonly type: 'failed'; readonly failure: ApiFailure };

export interface SettingsApi {
  read(unit: string): Promise<Result<SettingsView, ApiFailure>>;
  history(unit: string, part: string): Promise<Result<SettingHistory, ApiFailure>>;
  preview(
    unit: string,
    part: string,
    request: SettingRequest,
  ): Promise<Result<SettingImpact, SettingFailure>>;
  publish(unit: string, part: string, request: SettingRequest): Promise<Result<unknown, SettingFailure>>;
  rollBack(unit: string, part: string, version: number): Promise<Result<unknown, SettingFailure>>;
  withdraw(unit: string, part: string, version: number): Promise<Result<null, ApiFailure>>;
}

/** The calls of `/units/:id/settings`. */
export function createSettingsApi(client: ApiClient): SettingsApi {
  const base = (unit: string) => `/units/${unit}/settings`;
  const post = async <S extends v.GenericSchema>(path: string, body: unknown, schema: S) => {
    const answer = await client.call({ method: 'POST', path, body, schema });
    return answer.ok ? answer : err(toSettingFailure(answer.error));
  };
  return {
    read: (unit) => client.call({ path: base(unit), schema: settingsView }),
    history: (unit, part) => client.call({ path: `${base(unit)}/${part}/history`, schema: settingHistory }),
    preview: (unit, part, request) => post(`${base(unit)}/${part}/preview`, request, settingImpact),
    publish: (unit, part, request) => post(`${base(unit)}/${part}`, request, settingWritten),
    rollBack: (unit, part, version) => post(`${base(unit)}/${part}/roll-back`, { version }, settingWritten),
    withdraw: (unit, part, version) =>
      client.call({ method: 'DELETE', path: `${base(unit)}/${part}/${version}`, schema: NO_BODY }),
  };
}

function toSettingFailure(failure: ApiFailure): SettingFailure {
  if (failure.type !== 'problem' || failure.code !== 'setting-refused') return { type: 'failed', failure };
  const refusal = v.safeParse(settingRefusal, failure.problem);
  return refusal.success ? { type: 'issues', issues: refusal.output.issues } : { type: 'failed', failure };
}
