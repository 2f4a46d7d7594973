import {
  agencyFacts,
  type Channel,
  channelFee,
  channelFees,
  channelTime,
  type FeeItem,
  procedureFee,
  stepGroups,
} from '#shared/domain/procedure-facts.ts';
import type { Procedure } from '#shared/protocol/procedure.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import { feeText, joined, link, list, official, pair, provincial, section } from './bits.ts';
import type { PostingUnit } from './posting-unit.ts';
import { AGENCIES, bilingual, DURATIONS, LABELS } from './words.ts';

export function timeAndMoney(procedure: Procedure): HtmlValue {
  const { timeLimit, provincial: decided } = procedure;
  const general = timeLimit === null ? null : official(timeLimit);
  const fee = feeText(procedureFee(procedure));
  const varies =
    procedure.fee?.variesByProvince === true && decided.fee === null
      ? html`<p class="soft">${bilingual(LABELS.variesByProvince)}</p>`
      : null;
  return [
    section(LABELS.time, decided.time === null ? general : provincial(decided.time, general)),
    section(
      LABELS.fee,
      decided.fee !== null ? provincial(decided.fee, fee) : fee === null ? null : [fee, varies],
    ),
  ];
}

export function where(procedure: Procedure, unit: PostingUnit): Html {
  const offices = agencyFacts(procedure).map(({ role, names }) =>
    pair(AGENCIES[role], names === null ? null : names.length === 1 ? (names[0] ?? null) : list(names)),
  );
  const place = joined([unit.name, unit.address]);
  return section(LABELS.where, [
    html`<dl>${pair(LABELS.here, place)}${unit.phone === null ? null : pair(LABELS.phone, unit.phone)}${offices}</dl>`,
    (procedure.channels ?? []).map((channel) => channelBlock(procedure, channel)),
    html`<p><a href="${unit.portal}" rel="noopener noreferrer">${bilingual(LABELS.portal)}</a></p>`,
  ]);
}

function channelBlock(procedure: Procedure, channel: Channel): Html {
  const { duration, note } = channel;
  const inFigures = duration === null ? null : `${duration.value} ${DURATIONS[duration.unit].vi}`;
  const fee = feeText(channelFee(procedure, channel), LABELS.freeCellUnproven);
  const items = list(channelFees(procedure, channel).map(feeItem));
  return html`<h3>${channel.label}</h3><dl>${pair(LABELS.channelTime, channelTime(channel) ?? inFigures)}${pair(LABELS.channelFee, fee === null && items === null ? null : [fee, items])}</dl>${note === null ? null : official(note)}`;
}

function feeItem({ kind, amount, currency, note }: FeeItem): string | null {
  const unit = currency === null || currency === 'VND' ? 'đồng' : currency;
  return joined([kind, amount === null ? null : `${amount.toLocaleString('vi-VN')} ${unit}`, note], ' – ');
}

export function course(procedure: Procedure): HtmlValue {
  const groups = stepGroups(procedure);
  const { results, subjects, conditions, description } = procedure;
  const steps = groups.map(({ when, steps: own }) => [
    groups.length > 1 || when !== null
      ? html`<h3>${when === null ? bilingual(LABELS.always) : html`${bilingual(LABELS.when)}: ${when}`}</h3>`
      : null,
    list(own, 'ol'),
  ]);
  const received = (results ?? []).map(({ name, code, formName, link: form }) => [
    joined([name, code, formName], ' · '),
    form === null ? null : [' · ', link(form)],
  ]);
  return [
    section(LABELS.steps, groups.length === 0 ? null : steps),
    section(LABELS.results, list(received)),
    section(LABELS.conditions, conditions === null ? null : official(conditions)),
    section(LABELS.subjects, list(subjects)),
    description === null ? null : section(LABELS.description, official(description)),
  ];
}
