import { createHash } from 'node:crypto';
import type { Board } from '#shared/protocol/board.ts';
import type { ServerContext } from '../context.ts';
import { boardToCsv } from './board-csv.ts';
import { readBoard } from './read-board.ts';

/** A file of open data, with the SHA-256 of its bytes in hex and in base64. */
export interface BoardFile {
  readonly text: string;
  readonly sha256: string;
  readonly digest: string;
}

/** A board as it is given out. */
export interface ShelvedBoard {
  readonly board: Board;
  readonly json: BoardFile;
  readonly csv: BoardFile;
}

/** Boards that were asked for lately, so that a lobby full of telephones counts once a minute. */
export interface BoardShelf {
  /** Null: there is no such unit, or it does not publish a board. */
  get(unitId: string): Promise<ShelvedBoard | null>;
}

const KEPT_MS = 60_000;
/** Unknown names are kept too, so that asking for them is cheap; more than so many are not. */
const MAX_KEPT = 500;

export function createBoardShelf({ db, clock }: Pick<ServerContext, 'db' | 'clock'>): BoardShelf {
  const kept = new Map<string, { readonly atMs: number; readonly shelved: Promise<ShelvedBoard | null> }>();
  return {
    async get(unitId) {
      const nowMs = clock.nowMs();
      const known = kept.get(unitId);
      if (known !== undefined && nowMs - known.atMs < KEPT_MS) return await known.shelved;
      if (kept.size >= MAX_KEPT) kept.clear();
      const shelved = readBoard(db, unitId, nowMs).then((board) => (board === null ? null : shelve(board)));
      kept.set(unitId, { atMs: nowMs, shelved });
      // A store that was away for a moment must not be remembered as an answer.
      shelved.catch(() => kept.delete(unitId));
      return await shelved;
    },
  };
}

function shelve(board: Board): ShelvedBoard {
  return { board, json: toFile(JSON.stringify(board)), csv: toFile(boardToCsv(board)) };
}

function toFile(text: string): BoardFile {
  const hash = createHash('sha256').update(text).digest();
  return { text, sha256: hash.toString('hex'), digest: hash.toString('base64') };
}
