/** The day of a run: `--today`, else SOURCE_DATE_EPOCH, else the clock. Read once. */
import { isDay } from '../core/calendar.ts';
import { UserError } from '../render/user-error.ts';
import type { World } from './world.ts';

/** YYYY-MM-DD. */
export function dayOfRun(option: string | undefined, { env, now }: World): string {
  if (option !== undefined) {
    if (!isDay(option)) throw new UserError('bad-day', { option: '--today', value: option.slice(0, 40) });
    return option;
  }
  const epoch = env['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && epoch !== '') {
    const date = new Date(Number(epoch) * 1000);
    if (!/^\d{1,12}$/.test(epoch) || Number.isNaN(date.getTime()))
      throw new UserError('bad-epoch', { value: epoch.slice(0, 40) });
    return date.toISOString().slice(0, 10);
  }
  const date = now();
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
