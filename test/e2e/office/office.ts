import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OFFICE = '/usr/bin/soffice';
export const HAS_OFFICE = existsSync(OFFICE);

/** Formulas are worked out again when a file is opened, whatever stands in the file. */
const ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

/** LibreOffice opens all files of a folder and saves what it made of them. */
export function savedByOffice(folder: string, from: string, as: string, to: string): void {
  const profile = join(folder, 'office');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user/registrymodifications.xcu'), ALWAYS);
  const files = readdirSync(join(folder, from)).map((name) => join(folder, from, name));
  const convert = ['--convert-to', as, '--outdir', join(folder, to), ...files];
  const args = [`-env:UserInstallation=file://${profile}`, '--headless', ...convert];
  const { status, stderr } = spawnSync(OFFICE, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
