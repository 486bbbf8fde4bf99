import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { recordingReceiver } from '../testing/recording-receiver.ts';
import { packedFiles, temporaryFolder, writeFiles } from '../testing/synthetic-files.ts';
import { downloadablePackage } from './debian-package.ts';

const FILE = 'train-labels-idx1-ubyte';
const hasDpkg = await promisify(execFile)('dpkg-deb', ['--version']).then(
  () => true,
  () => false,
);

// The real package is downloaded in the test of `loadFashionMnist`. Here a script stands in for apt-get, whose
// failures could not be had otherwise; the package that it "downloads" is real.
describe('downloadablePackage', () => {
  it.skipIf(!hasDpkg)('delivers files out of the package and tells how far the download is', async () => {
    await using folder = await temporaryFolder();
    const archive = await buildPackage(folder.path);
    const receiver = recordingReceiver();
    await source(
      folder.path,
      `case "$*" in *print-uris*) ${description} ;; *) cp ${archive} . ;; esac`,
    ).deliver([FILE], receiver);
    expect(receiver.received).toMatchObject([{ file: FILE, content: packedFiles[`${FILE}.gz`] }]);
    expect(receiver.reports.at(-1)).toEqual(['package.deb', expect.any(Number), 123456]);
  });

  it.skipIf(!hasDpkg)('fetches package lists of its own where those of the machine do not do', async () => {
    await using folder = await temporaryFolder();
    const archive = await buildPackage(folder.path);
    const receiver = recordingReceiver();
    const aptGet = `
      case "$*" in
        *State::Lists=*update) touch lists/fetched ;;
        *State::Lists=*print-uris*) [ -e lists/fetched ] && ${description} ;;
        *State::Lists=*download*) cp ${archive} . ;;
        *) echo "E: Unable to locate package" >&2; exit 100 ;;
      esac`;
    await source(folder.path, aptGet).deliver([FILE], receiver);
    expect(receiver.received).toMatchObject([{ file: FILE }]);
    expect(receiver.notes).toEqual([expect.stringContaining("fetching Debian's package lists")]);
  });

  it('says what apt-get said last, and what may help', async () => {
    await using folder = await temporaryFolder();
    const failing = source(
      folder.path,
      'echo "W: a warning" >&2; echo "E: Unable to locate it" >&2; exit 100',
    );
    await expect(failing.deliver([FILE], recordingReceiver())).rejects.toThrow(
      /^apt-get: E: Unable to locate it \(.*"apt-get update" as root may help\)$/,
    );
  });

  it('says where apt-get is missing', async () => {
    await using folder = await temporaryFolder();
    const missing = downloadablePackage({ environment: { PATH: folder.path } });
    await expect(missing.deliver([FILE], recordingReceiver())).rejects.toThrow(
      /^apt-get is not on this machine$/,
    );
  });

  it('stops at the signal and leaves nothing behind', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'temporary'));
    vi.stubEnv('TMPDIR', join(folder.path, 'temporary'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('Ctrl-C')), 50);
    const slow = source(folder.path, 'exec sleep 20');
    await expect(slow.deliver([FILE], recordingReceiver(stop.signal))).rejects.toThrow('Ctrl-C');
    expect(await readdir(join(folder.path, 'temporary'))).toEqual([]);
  });
});

/** What `apt-get download --print-uris` prints. */
const description = `echo "'http://127.0.0.1/package.deb' package.deb 123456 SHA256:0"`;

/** The source with this shell script as `apt-get`. */
function source(folder: string, aptGet: string): ReturnType<typeof downloadablePackage> {
  const environment = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}` };
  const { deliver, ...rest } = downloadablePackage({ environment });
  return {
    ...rest,
    async deliver(files, receiver) {
      await writeFiles(join(folder, 'bin'), { 'apt-get': Buffer.from(`#!/bin/sh\n${aptGet}\n`) });
      await chmod(join(folder, 'bin', 'apt-get'), 0o755);
      await deliver(files, receiver);
    },
  };
}

/** A Debian package with the synthetic files in the place of the real ones. */
async function buildPackage(folder: string): Promise<string> {
  const tree = join(folder, 'tree');
  await writeFiles(join(tree, 'usr/share/datasets/fashion-mnist'), packedFiles);
  await writeFiles(join(tree, 'DEBIAN'), {});
  await writeFile(
    join(tree, 'DEBIAN', 'control'),
    'Package: synthetic\nVersion: 1\nArchitecture: all\nMaintainer: nobody <nobody@localhost>\nDescription: test\n',
  );
  await promisify(execFile)('dpkg-deb', ['-b', tree, join(folder, 'built.deb')]);
  return join(folder, 'built.deb');
}
