import { folderSettings, messageSettings } from './settings.ts';

/** Of commands that read the output folder of a run. */
export const snapshotSettings = {
  out: { ...folderSettings.out, description: 'output folder of rfm run' },
  json: { ...folderSettings.json, description: 'print it as JSON' },
  quiet: { ...messageSettings.quiet, description: 'print no messages' },
  timings: messageSettings.timings,
  color: messageSettings.color,
};

/** Of commands that take settings from a config file. */
export const configFlag = ['--config <file>', 'config file (default: rfm.config.json)'] as const;
