/**
 * The environment of a program that seeds. The 5 s that a service's transaction may take are there for those who read the log meanwhile; a first start writes
 * hundreds of people at once, perhaps on a machine that builds beside it, and ended with half of them and no reason.
 * @param {NodeJS.ProcessEnv} env of the service
 * @returns {NodeJS.ProcessEnv} node-postgres passes PGOPTIONS on, which count more than the settings of the role
 */
export const seedEnvironment = (env) => ({ ...env, PGOPTIONS: '-c transaction_timeout=0 -c idle_in_transaction_session_timeout=0' });
