import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../../server/settings.ts';

describe('readSettings', () => {
  it('[SV1] has defaults that serve', () => {
    expect(readSettings({})).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      dataDir: './data',
      publicUrl: null,
      logLevel: 'info',
    });
    expect(readSettings({}).workers).toBeGreaterThanOrEqual(1);
  });

  it('[SV1] takes an empty variable for one that is missing', () => {
    expect(readSettings({ PORT: '', PUBLIC_URL: ' ' })).toEqual(readSettings({}));
  });

  it('[SV1] reads what is given', () => {
    const settings = readSettings({
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: '/srv/classes',
      PUBLIC_URL: 'https://Class.example/',
      MAX_SESSIONS: '5',
      MAX_STUDENTS: '40',
      WORKERS: '3',
      MAX_DATA_MB: '500',
      LOG_LEVEL: 'warn',
    });
    expect(settings).toMatchObject({
      port: 0,
      host: '127.0.0.1',
      dataDir: '/srv/classes',
      publicUrl: 'https://class.example',
      maxSessions: 5,
      maxStudents: 40,
      workers: 3,
      maxDataMb: 500,
      logLevel: 'warn',
    });
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['WORKERS', '0'],
    ['MAX_STUDENTS', '1e3'],
    ['MAX_SESSIONS', 'NaN'],
    ['PUBLIC_URL', 'class.example'],
    ['PUBLIC_URL', 'ftp://class.example'],
    ['PUBLIC_URL', 'https://class.example/more'],
    ['LOG_LEVEL', 'loud'],
  ])('[SV1] names the variable in the error: %s=%s', (name, value) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(`${name}=${value}: must be`);
  });
});
