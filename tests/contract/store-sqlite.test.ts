import { openSqlite } from '#server/store/open-sqlite.ts';
import { storeContract } from './store-contract.ts';

storeContract('sqlite', () => openSqlite(':memory:'));
