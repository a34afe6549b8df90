// Turns every *.yaml of a folder into *.json beside it, for ajv-cli, which would read days as dates.
//
//   node to_json.js FOLDER
//
// YAML as JSON has it: 2020-01-20 stays text, and what JSON cannot hold (.nan, 1e400) becomes null. A file that is no YAML
// becomes null too: no schema accepts it.
'use strict';
const fs = require('fs');
const path = require('path');
const yaml = require(path.join(__dirname, '..', 'node_modules', 'js-yaml'));

function read(file) {
  try {
    return yaml.load(fs.readFileSync(file, 'utf8'), {schema: yaml.JSON_SCHEMA});
  } catch (error) {
    return null;
  }
}

const folder = process.argv[2];
for (const name of fs.readdirSync(folder)) {
  if (!name.endsWith('.yaml')) continue;
  const text = JSON.stringify(read(path.join(folder, name)));
  fs.writeFileSync(path.join(folder, name.replace(/\.yaml$/, '.json')), text === undefined ? 'null' : text);
}
