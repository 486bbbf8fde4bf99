import type { Command } from 'commander';
import { portOption, siteOption } from '../options.ts';

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the report site to this machine, until Ctrl-C')
    .addOption(siteOption())
    .addOption(portOption())
    .addHelpText('after', '\nExamples:\n  $ experiments serve\n  $ experiments serve --site site --port 8080')
    .action(async ({ site, port }: { site: string; port?: number }) => {
      const { serveUntilStopped } = await import('../serve-site.ts');
      await serveUntilStopped({ folder: site, ...(port !== undefined && { port }) });
    });
}
