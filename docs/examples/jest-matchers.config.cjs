// #region set-up
module.exports = {
  setupFilesAfterEnv: ['rpc-testkit/jest'],
};
// #endregion
