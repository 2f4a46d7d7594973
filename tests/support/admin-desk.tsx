import { cleanup, configure, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { onTestFinished } from 'vitest';
import { App } from '#admin/app.tsx';
import type { Pictures } from '#admin/lib/crop-square.ts';
import { createAdminServices, ServicesProvider } from '#admin/services.tsx';
import { ADMIN_WORDS } from '#i18n/admin-words.ts';
import { createI18n } from '#i18n/create-i18n.ts';
import { createApp } from '#server/app.ts';
import type { ServerContext } from '#server/context.ts';
import { ADMIN } from './office.ts';
import { PICTURES } from './pictures.ts';

// Long enough for a busy machine; what is there is found at once.
configure({ asyncUtilTimeout: 10_000 });

/** The administrators' pages on a desk, with the real centre in process behind them. */
export interface AdminDesk {
  readonly user: ReturnType<typeof userEvent.setup>;
  /** Addresses that the browser was told to fetch into the downloads. */
  readonly downloads: readonly string[];
  readonly copied: readonly string[];
  /** Files that the page made and handed to the downloads. */
  readonly saved: readonly { readonly name: string; readonly text: string }[];
  /** How often the page was printed. */
  printed(): number;
  /** While true, no call reaches the centre. */
  cutNetwork(cut: boolean): void;
  /** Calls whose address holds the text are answered only after what is given back was called. */
  holdCalls(text: string): () => void;
  /** Forgets the cookie, as the centre does when the session runs out. */
  dropCookie(): void;
  /** Calls as `GET /api/v1/…`, in order, with whether they were marked as background. */
  readonly calls: readonly { readonly call: string; readonly background: boolean }[];
}

/** What a browser without a canvas can do: every PNG is a picture, and cut it is one the centre takes. */
const fakePictures: Pictures = {
  open: async (file) =>
    file.type === 'image/png' ? { url: 'data:,', width: 300, height: 400, close: () => undefined } : null,
  cut: async () => new Uint8Array(PICTURES.jpeg),
};

/** Renders the pages at an address below `/admin`. */
export function openAdmin(context: ServerContext, path = ''): AdminDesk {
  window.history.replaceState(null, '', `/admin${path}`);
  const app = createApp(context);
  const downloads: string[] = [];
  const copied: string[] = [];
  const saved: { name: string; text: string }[] = [];
  const calls: { call: string; background: boolean }[] = [];
  let printed = 0;
  const network = { cut: false, cookie: '', held: { text: '', until: Promise.resolve() } };
  const fetchFromCentre = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const request = new Request(new URL(String(input), window.location.href), init);
    calls.push({
      call: `${request.method} ${input}`,
      background: request.headers.has('X-Background'),
    });
    const { text, until } = network.held;
    if (text !== '' && String(input).includes(text)) await until;
    if (network.cut) throw new TypeError('Failed to fetch');
    if (network.cookie !== '') request.headers.set('Cookie', network.cookie);
    const response = await app.fetch(request);
    const set = response.headers.get('Set-Cookie');
    if (set !== null) network.cookie = set.split(';')[0] ?? '';
    return response;
  };
  const services = createAdminServices({
    fetch: fetchFromCentre,
    nowMs: () => context.clock.nowMs(),
    download: (url) => downloads.push(url),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    saveText: (name, text) => saved.push({ name, text }),
    copyText: async (text) => copied.push(text) > 0,
    pictures: fakePictures,
    print: () => {
      printed++;
    },
    shelf: {
      read: (name) => window.localStorage.getItem(name),
      write: (name, text) => window.localStorage.setItem(name, text),
    },
    askedUnit: () => new URLSearchParams(window.location.search).get('unit'),
    takeActivity: () => false,
  });
  render(
    <I18nextProvider i18n={createI18n('admin', ADMIN_WORDS, 'vi')}>
      <ServicesProvider services={services}>
        <App />
      </ServicesProvider>
    </I18nextProvider>,
  );
  onTestFinished(() => cleanup());
  return {
    user: userEvent.setup(),
    downloads,
    copied,
    saved,
    calls,
    printed: () => printed,
    cutNetwork: (cut) => {
      network.cut = cut;
    },
    holdCalls: (text) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      network.held = { text, until: promise };
      return () => {
        network.held.text = '';
        resolve();
      };
    },
    dropCookie: () => {
      network.cookie = '';
    },
  };
}

/** Renders the pages and signs somebody in, the administrator if nobody is named. */
export async function openSignedIn(
  context: ServerContext,
  path: string,
  { username, password }: { readonly username: string; readonly password: string } = ADMIN,
): Promise<AdminDesk> {
  const desk = openAdmin(context, path);
  await desk.user.type(await screen.findByLabelText('Tên đăng nhập'), username);
  await desk.user.type(screen.getByLabelText('Mật khẩu'), password);
  await desk.user.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  return desk;
}
