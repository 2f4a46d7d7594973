import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../../docs/kiosk', path), 'utf8');
/** Each of these deletes ratings that were not sent yet. */
const WIPING =
  /incognito|--guest|--temp-profile|ClearBrowsingData|BrowsingDataLifetime|IdleTimeout|Ephemeral/;

test('the unit opens Chromium as a kiosk that keeps what it stores, and opens it again', () => {
  const unit = read('hai-long-kiosk.service').replaceAll(/^#.*$/gm, '');
  const command = unit.match(/^ExecStart=(.*)$/m)?.[1] ?? '';
  expect(command).toContain(' --kiosk ');
  expect(command).toContain(' --user-data-dir=%h/');
  expect(command).toMatch(/ https:\/\/\S+$/);
  expect(unit).toContain('Restart=always');
  expect(unit).not.toMatch(WIPING);
});

test('the browser’s policies let nothing out and delete nothing', () => {
  const policy = JSON.parse(read('hai-long-policy.json'));
  expect(policy).toMatchObject({
    URLBlocklist: ['*'],
    DeveloperToolsAvailability: 2,
    IncognitoModeAvailability: 1,
    BrowserGuestModeEnabled: false,
  });
  expect(Object.keys(policy).filter((name) => WIPING.test(name))).toEqual([]);
  const unit = read('hai-long-kiosk.service');
  for (const allowed of policy.URLAllowlist) expect(unit).toContain(allowed);
});
