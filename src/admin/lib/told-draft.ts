import type { ToldBody } from '#shared/protocol/told.ts';

/** An entry as it is typed: every field a text, empty where nothing stands. */
export interface ToldDraft {
  readonly saidVi: string;
  readonly saidEn: string;
  readonly doneVi: string;
  readonly doneEn: string;
  readonly resultVi: string;
  readonly resultEn: string;
  readonly date: string;
  readonly month: string;
  readonly reason: string;
  readonly cases: readonly string[];
}

/** A new entry, or one that is to be changed. English that repeats the Vietnamese was never typed. */
export function toDraft(body: ToldBody | null): ToldDraft {
  const [said, done, result] = [body?.said, body?.done, body?.result];
  const en = (text: ToldBody['said'] | null | undefined) =>
    text == null || text.en === text.vi ? '' : text.en;
  return {
    ...{ saidVi: said?.vi ?? '', saidEn: en(said), doneVi: done?.vi ?? '', doneEn: en(done) },
    ...{ resultVi: result?.vi ?? '', resultEn: en(result), date: body?.date ?? '' },
    ...{
      month: body?.cause?.month ?? '',
      reason: body?.cause?.reason ?? '',
      cases: body?.cause?.cases ?? [],
    },
  };
}

/** What of a draft is missing. */
export function draftFaults({ saidVi, doneVi, date }: ToldDraft): readonly ('said' | 'done' | 'date')[] {
  return [
    ...(saidVi.trim() === '' ? ['said' as const] : []),
    ...(doneVi.trim() === '' ? ['done' as const] : []),
    ...(date === '' ? ['date' as const] : []),
  ];
}

/** As the centre takes it; Vietnamese stands in where there is no English. */
export function draftToBody(draft: ToldDraft): unknown {
  const words = (vi: string, en: string) => ({ vi: vi.trim(), en: en.trim() === '' ? vi.trim() : en.trim() });
  const { month, reason, cases } = draft;
  return {
    said: words(draft.saidVi, draft.saidEn),
    done: words(draft.doneVi, draft.doneEn),
    result: draft.resultVi.trim() === '' ? null : words(draft.resultVi, draft.resultEn),
    date: draft.date,
    cause: month === '' ? null : { month, reason: reason === '' ? null : reason, cases: [...cases] },
  };
}
