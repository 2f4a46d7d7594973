import { openSqlite } from '#server/store/open-sqlite.ts';
import { adminContract } from './admin-contract.ts';
import { asksContract } from './asks-contract.ts';
import { completenessContract } from './completeness-contract.ts';
import { ingestContract } from './ingest-contract.ts';
import { procedureContract } from './procedure-contract.ts';
import { procedureImportContract } from './procedure-import-contract.ts';
import { settingsContract } from './settings-contract.ts';
import { storeContract } from './store-contract.ts';

storeContract('sqlite', () => openSqlite(':memory:'));
ingestContract('sqlite', () => openSqlite(':memory:'));
adminContract('sqlite', () => openSqlite(':memory:'));
completenessContract('sqlite', () => openSqlite(':memory:'));
procedureContract('sqlite', () => openSqlite(':memory:'));
settingsContract('sqlite', () => openSqlite(':memory:'));
asksContract('sqlite', () => openSqlite(':memory:'));
procedureImportContract('sqlite', () => openSqlite(':memory:'));
