import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseSegment, sealMessage } from '#shared/lib/segment-text.ts';
import { ENTRY_BODIES, type EntryKind } from '#shared/protocol/entry-bodies.ts';

/** Segments as version 1 wrote them. They are never edited: a program that cannot read them any more is the fault. */
const FOLDER = new URL('../fixtures/journal-v1/', import.meta.url);
const GOLDEN = ['all-kinds', 'heartbeat', 'quarantine', 'worked-example'] as const;
/** Kinds that came later, by a tablet with a key of its own. */
const LATER = 'later-kinds';

function golden(name: string): string {
  return readFileSync(new URL(`${name}.ndjson`, FOLDER), 'utf8');
}

function parsed(name: string) {
  const segment = parseSegment(golden(name));
  if (!segment.ok) throw new Error(`${name}: ${segment.error.message}`);
  return segment.value;
}

describe('golden segments of journal format 1', () => {
  test.each([...GOLDEN, LATER])('[PU2] %s: structure and chain are read, the seal verifies', async (name) => {
    const segment = parsed(name);
    const jwk = JSON.parse(
      readFileSync(new URL(name === LATER ? 'later-key.json' : 'device-key.json', FOLDER), 'utf8'),
    );
    const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ]);
    const verified = await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      Buffer.from(segment.seal.sig, 'base64url'),
      Buffer.from(sealMessage(segment.headLine, segment.seal.hash)),
    );
    expect(verified).toBe(true);
  });

  test('every kind of version 1 is still understood', () => {
    const lines = ['all-kinds', LATER].flatMap((name) => parsed(name).lines);
    const kinds = lines.map(({ envelope }) => {
      if (!envelope.ok) throw new Error(envelope.error);
      const { kind, kv, body } = envelope.value;
      expect(kv).toBe(1);
      expect(v.safeParse(ENTRY_BODIES[kind as EntryKind][1], body).success, kind).toBe(true);
      return kind;
    });
    expect(new Set(kinds)).toEqual(new Set(Object.keys(ENTRY_BODIES)));
  });

  test('[AK2] lines that cannot be understood keep their place between their neighbours', () => {
    const lines = parsed('quarantine').lines;
    expect(lines.map((line) => [line.seq, line.envelope.ok])).toEqual([
      [11, true],
      [12, true],
      [13, true],
      [14, true],
      [15, false],
      [16, true],
    ]);
  });

  test('one segment follows the other: the hashes meet', () => {
    expect(parsed('heartbeat').head.prev).toBe(parsed('all-kinds').seal.hash);
    expect(parsed('quarantine').head.prev).toBe(parsed('all-kinds').seal.hash);
  });
});

describe('a segment that was touched is refused with the number of the line', () => {
  const text = golden('all-kinds');

  test('one changed byte in an entry breaks the chain', () => {
    const result = parseSegment(text.replace('"level":5', '"level":1'));
    expect(result).toMatchObject({ ok: false, error: { code: 'chain-broken', lineNumber: 12 } });
  });

  test('a removed line is missed by the count', () => {
    const rows = text.split('\n');
    rows.splice(4, 1);
    expect(parseSegment(rows.join('\n'))).toMatchObject({ ok: false, error: { code: 'segment-malformed' } });
  });

  test('a cut-off file is refused wherever it is cut', () => {
    for (let length = 0; length < text.length; length += 7) {
      expect(parseSegment(text.slice(0, length)).ok, `${length} characters`).toBe(false);
    }
  });
});
