import type { AddressInfo } from 'node:net';
import express from 'express';
import createPouchServer from 'express-pouchdb';
import leveldb from 'pouchdb-adapter-leveldb';
import PouchCore from 'pouchdb-core';

/** PouchDB's own server over LevelDB, as small as it can be had. `node pouch-server.ts FOLDER` */
const [folder = '.'] = process.argv.slice(2);
PouchCore.plugin(leveldb);
const PouchDB = PouchCore.defaults({ prefix: `${folder}/` });
await new PouchDB('ratings').info();
const app = express();
app.use('/', createPouchServer(PouchDB, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
const server = app.listen(0, 'localhost', () => {
  const { port } = server.address() as AddressInfo; // it listens on TCP
  console.log(`listening ${port}`);
});
