import { contentPackage } from '#shared/protocol/content.ts';
import {
  CONTENT_MANIFEST_TYPE,
  contentManifest,
  contentPartsQuery,
} from '#shared/protocol/content-manifest.ts';
import { pairRequest, pairResponse } from '#shared/protocol/pair.ts';
import { ack } from '#shared/protocol/segment.ts';
import type { Operation } from './operation.ts';

/** The calls that tablets make. */
export const DEVICE_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/pair',
    summary: 'A tablet becomes a device by a single-use code',
    auth: 'none',
    request: { type: 'application/json', schema: pairRequest },
    success: {
      status: 200,
      description: 'The device, its token (shown this once) and the centre’s keys',
      bodies: [{ type: 'application/json', schema: pairResponse }],
    },
    problems: [
      'bad-request',
      'pairing-code-invalid',
      'pairing-code-expired',
      'too-many-requests',
      'too-large',
      'store-unavailable',
    ],
  },
  {
    method: 'post',
    path: '/journal',
    summary: 'A segment of the tablet’s journal goes up, gzip allowed; the signed ack comes back',
    auth: 'device',
    request: {
      type: 'application/x-ndjson',
      description: 'One head line, entry lines, one seal line; each ends with a newline',
    },
    success: {
      status: 200,
      description: 'How far this journal is received, for good',
      bodies: [{ type: 'application/json', schema: ack }],
    },
    problems: [
      'bad-request',
      'too-large',
      'wrong-device',
      'version-unsupported',
      'segment-malformed',
      'chain-broken',
      'bad-seal',
      'replica-forked',
      'store-unavailable',
      'overloaded',
    ],
  },
  {
    method: 'get',
    path: '/content',
    summary:
      'The content package of the device’s unit, or its parts by name; ETag is the SHA-256 of what comes',
    auth: 'device',
    success: {
      status: 200,
      description:
        'The package, or the manifest where Accept names its type; 304 when If-None-Match names either',
      bodies: [
        { type: 'application/json', schema: contentPackage },
        { type: CONTENT_MANIFEST_TYPE, schema: contentManifest },
      ],
    },
    problems: ['not-found', 'store-unavailable'],
  },
  {
    method: 'get',
    path: '/content/parts',
    summary: 'Parts of the package by the SHA-256 of their bytes',
    auth: 'device',
    query: contentPartsQuery,
    success: {
      status: 200,
      description:
        'One part a line; parts that the package no longer has, or that are too many for one answer, are left out',
      bodies: [{ type: 'application/x-ndjson' }],
    },
    problems: ['bad-request', 'not-found', 'store-unavailable'],
  },
];
