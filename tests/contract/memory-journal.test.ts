import { createMemoryJournal, memoryDisk } from '#tests/support/memory-journal.ts';
import { FIRST_REPLICA, journalContract } from './journal-contract.ts';

journalContract('memory', async () => {
  const disk = memoryDisk(FIRST_REPLICA);
  const alter = (seq: number, change: (row: { line: string; hash: string }) => void) => {
    const row = disk.rows.get(seq);
    if (row !== undefined) change(row);
  };
  return {
    journal: createMemoryJournal(disk),
    reopen: async () => createMemoryJournal(disk),
    alterLine: async (seq) =>
      alter(seq, (row) => {
        row.line = row.line.replace('self-test', 'self-tesu');
      }),
    removeRow: async (seq) => void disk.rows.delete(seq),
    alterHash: async (seq) =>
      alter(seq, (row) => {
        row.hash = '1'.repeat(64);
      }),
  };
});
