import type { Result } from '#shared/lib/result.ts';
import {
  type ClerkForm,
  type ClerkLeave,
  type ClerkTransfer,
  type CounterForm,
  type DutyCreate,
  dutyList,
  idAnswer,
  type RosterCreate,
  type UnitChange,
  type UnitCreate,
  type UnitHistory,
  unitHistory,
} from '#shared/protocol/office-admin.ts';
import { type PeopleList, type PeoplePlan, peoplePlan } from '#shared/protocol/people-import.ts';
import { type ApiClient, type ApiFailure, NO_BODY } from './client.ts';

type Answer<T> = Promise<Result<T, ApiFailure>>;
type Created = Answer<{ readonly id: string }>;

/** Who stands where from when to when. */
export interface Duty {
  readonly id: number;
  readonly counter: string;
  readonly clerk: string;
  readonly from: string;
  readonly to: string | null;
}

/** What is done to units, counters, clerks and duties. */
export interface OfficeApi {
  createUnit(form: UnitCreate): Created;
  changeUnit(id: string, form: UnitChange): Answer<null>;
  mergeUnit(id: string, into: string, note: string | null): Answer<null>;
  closeUnit(id: string): Answer<null>;
  reopenUnit(id: string): Answer<null>;
  history(unit: string): Answer<UnitHistory>;
  createCounter(unit: string, form: CounterForm): Created;
  changeCounter(id: string, form: CounterForm): Answer<null>;
  closeCounter(id: string): Answer<null>;
  reopenCounter(id: string): Answer<null>;
  createClerk(unit: string, form: ClerkForm): Created;
  changeClerk(id: string, form: ClerkForm): Answer<null>;
  leave(id: string, form: ClerkLeave): Answer<null>;
  comeBack(id: string): Answer<null>;
  transfer(id: string, form: ClerkTransfer): Created;
  setPhoto(id: string, bytes: Uint8Array<ArrayBuffer>): Answer<null>;
  removePhoto(id: string): Answer<null>;
  duties(unit: string): Answer<{ readonly items: readonly Duty[] }>;
  createDuty(unit: string, form: DutyCreate): Created;
  createRoster(unit: string, form: RosterCreate): Answer<null>;
  endDuty(id: number, to: string | null): Answer<null>;
  removeDuty(id: number): Answer<null>;
  /** Without a plan nothing is changed: the answer says what would be. */
  importPeople(
    unit: string,
    list: PeopleList,
    bytes: Uint8Array<ArrayBuffer>,
    plan: string | null,
  ): Answer<PeoplePlan>;
}

/** The calls of `/units`, `/counters`, `/clerks` and `/duties` that change something. */
export function createOfficeApi(client: ApiClient): OfficeApi {
  const note = null;
  const post = (path: string, body: unknown) => client.call({ method: 'POST', path, body, schema: NO_BODY });
  const put = (path: string, body: unknown) => client.call({ method: 'PUT', path, body, schema: NO_BODY });
  const create = (path: string, body: unknown) =>
    client.call({ method: 'POST', path, body, schema: idAnswer });
  const remove = (path: string) => client.call({ method: 'DELETE', path, schema: NO_BODY });
  return {
    createUnit: (form) => create('/units', form),
    changeUnit: (id, form) => put(`/units/${id}`, form),
    mergeUnit: (id, into, why) => post(`/units/${id}/merge`, { into, note: why }),
    closeUnit: (id) => post(`/units/${id}/close`, { note }),
    reopenUnit: (id) => post(`/units/${id}/reopen`, { note }),
    history: (unit) => client.call({ path: `/units/${unit}/history`, schema: unitHistory }),
    createCounter: (unit, form) => create(`/units/${unit}/counters`, form),
    changeCounter: (id, form) => put(`/counters/${id}`, form),
    closeCounter: (id) => post(`/counters/${id}/close`, { note }),
    reopenCounter: (id) => post(`/counters/${id}/reopen`, { note }),
    createClerk: (unit, form) => create(`/units/${unit}/clerks`, form),
    changeClerk: (id, form) => put(`/clerks/${id}`, form),
    leave: (id, form) => post(`/clerks/${id}/leave`, form),
    comeBack: (id) => post(`/clerks/${id}/return`, { note }),
    transfer: (id, form) => create(`/clerks/${id}/transfer`, form),
    setPhoto: (id, bytes) =>
      client.call({
        method: 'PUT',
        path: `/clerks/${id}/photo`,
        file: { type: 'image/jpeg', bytes },
        schema: NO_BODY,
      }),
    removePhoto: (id) => remove(`/clerks/${id}/photo`),
    duties: (unit) => client.call({ path: `/units/${unit}/duties`, schema: dutyList }),
    createDuty: (unit, form) => create(`/units/${unit}/duties`, form),
    createRoster: (unit, form) => post(`/units/${unit}/roster`, form),
    endDuty: (id, to) => put(`/duties/${id}`, { to }),
    removeDuty: (id) => remove(`/duties/${id}`),
    importPeople: (unit, list, bytes, plan) =>
      client.call({
        method: 'POST',
        path: `/units/${unit}/import/${list}${plan === null ? '' : `?plan=${plan}`}`,
        file: { type: 'application/octet-stream', bytes },
        timeoutMs: 120_000,
        schema: peoplePlan,
      }),
  };
}

/** Where a page finds a clerk's picture. It changes under the same address, so the page says which it means. */
export function photoUrl(clerk: string, taken: number): string {
  return `/api/v1/clerks/${clerk}/photo?v=${taken}`;
}
