/** What the benches use of packages that bring no types. */
declare class PouchDB {
  constructor(name: string, options?: { readonly adapter: string });
  static plugin(adapter: unknown): void;
  static defaults(options: { readonly prefix: string }): typeof PouchDB;
  bulkDocs(docs: readonly { readonly _id: string }[]): Promise<unknown>;
  info(): Promise<{ readonly doc_count: number }>;
  readonly replicate: {
    to(remote: string, options: PouchReplicationOptions): PouchReplication;
  };
}

interface PouchReplicationOptions {
  readonly batch_size: number;
  readonly batches_limit: number;
  readonly live?: boolean;
  readonly retry?: boolean;
}

type PouchReplication = Promise<{ readonly ok: boolean; readonly doc_write_failures: number }>;

declare module 'pouchdb-browser' {
  export = PouchDB;
}
declare module 'pouchdb-core' {
  export = PouchDB;
}
declare module 'pouchdb-adapter-leveldb' {
  const adapter: unknown;
  export = adapter;
}
declare module 'express-pouchdb' {
  function createPouchServer(
    database: typeof PouchDB,
    options: { readonly mode: string; readonly inMemoryConfig: boolean },
  ): import('node:http').RequestListener;
  export = createPouchServer;
}
declare module 'express' {
  interface Application {
    use(path: string, handler: import('node:http').RequestListener): void;
    listen(port: number, host: string, listening: () => void): import('node:http').Server;
  }
  function express(): Application;
  export = express;
}
