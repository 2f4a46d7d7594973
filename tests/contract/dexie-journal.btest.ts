import { dexieSubject } from './dexie-subject.ts';
import { journalContract } from './journal-contract.ts';

let count = 0;

journalContract("Dexie on the browser's own IndexedDB", () => {
  count++;
  return dexieSubject({ name: `journal-contract-${Date.now()}-${count}` });
});
