import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServiceProgram } from './service-files.ts';

/** Something that would keep the service from starting, and what to do about it, in both languages. */
export interface PlaceProblem {
  readonly vi: string;
  readonly en: string;
}

/** Folders that the service does not see: `PrivateTmp=` gives it its own. */
const HIDDEN = /^\/(tmp|var\/tmp)\//;
const OTHERS_ENTER = 0o001;
const OTHERS_READ_AND_ENTER = 0o005;

/** What would keep a service with its own user from running the program where it lies; empty when it can run. */
export function findPlaceProblems({ program, node }: ServiceProgram): readonly PlaceProblem[] {
  const problems: PlaceProblem[] = [];
  const hidden = [program, node].find((path) => HIDDEN.test(path));
  if (hidden !== undefined)
    problems.push({
      vi: `Dịch vụ không thấy ${hidden}: chuyển chương trình đến /opt/hai-long.`,
      en: `The service does not see ${hidden}: move the program to /opt/hai-long.`,
    });
  const closed = findClosed(program, OTHERS_READ_AND_ENTER) ?? findClosed(dirname(node), OTHERS_ENTER);
  if (closed !== null)
    problems.push({
      vi: `Người dùng hai-long không vào được ${closed}: chuyển chương trình đến /opt/hai-long, hoặc chmod o+rx ${closed}.`,
      en: `The user hai-long may not enter ${closed}: move the program to /opt/hai-long, or chmod o+rx ${closed}.`,
    });
  if (!existsSync(join(program, 'dist/index.html')))
    problems.push({
      vi: 'Giao diện chưa dựng, và dịch vụ không ghi được vào thư mục chương trình: chạy npm run build trước.',
      en: 'The pages are not built, and the service may not write where the program lies: npm run build first.',
    });
  return problems;
}

/** The topmost folder on the way that other users may not enter (`needed` of the last one); null when all may be. */
function findClosed(folder: string, needed: number): string | null {
  const above = dirname(folder) === folder ? null : findClosed(dirname(folder), OTHERS_ENTER);
  return above ?? ((statSync(folder).mode & needed) === needed ? null : folder);
}
