import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { dexieSubject } from './dexie-subject.ts';
import { journalContract } from './journal-contract.ts';

journalContract('Dexie on fake-indexeddb', () =>
  dexieSubject({ name: 'hai-long', indexedDB: new IDBFactory(), IDBKeyRange }),
);
