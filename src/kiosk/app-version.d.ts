/** Set by the build from package.json: the version that is running. */
declare const __APP_VERSION__: string;
/** Set by the build: when it was made, ISO UTC. */
declare const __BUILD_TIME__: string;
