/** Set by the build from package.json: the version that is running. */
declare const __APP_VERSION__: string;
