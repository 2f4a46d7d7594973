import { createTestPostgres } from '../support/postgres.ts';
import { adminContract } from './admin-contract.ts';
import { asksContract } from './asks-contract.ts';
import { completenessContract } from './completeness-contract.ts';
import { ingestContract } from './ingest-contract.ts';
import { procedureContract } from './procedure-contract.ts';
import { procedureImportContract } from './procedure-import-contract.ts';
import { settingsContract } from './settings-contract.ts';
import { storeContract } from './store-contract.ts';

storeContract('postgres', createTestPostgres);
ingestContract('postgres', createTestPostgres);
adminContract('postgres', createTestPostgres);
completenessContract('postgres', createTestPostgres);
procedureContract('postgres', createTestPostgres);
settingsContract('postgres', createTestPostgres);
asksContract('postgres', createTestPostgres);
procedureImportContract('postgres', createTestPostgres);
