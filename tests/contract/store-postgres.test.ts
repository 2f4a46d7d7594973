import { createTestPostgres } from '../support/postgres.ts';
import { storeContract } from './store-contract.ts';

storeContract('postgres', createTestPostgres);
