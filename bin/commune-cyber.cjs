#!/usr/bin/env node
'use strict';
const { main } = require('../dist/cli.cjs');

void main(process.argv.slice(2), process);
