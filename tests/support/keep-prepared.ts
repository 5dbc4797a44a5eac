import { join } from 'node:path';
import { keepPrepared } from '#main/platform/files/prepared.ts';
import { present } from '#shared/lib/assert.ts';

// Before the tests of each file: the program's own templates and rules are read and checked once in a run, not by each
// of a thousand archives that tests open. The folder is the run's own, so nothing of another source is ever in it.
const run = present(process.env['ANJUAN_CONFIG_DIR'], 'the folder of the run');
keepPrepared({ folder: join(run, 'prepared'), made: 'by the tests' });
