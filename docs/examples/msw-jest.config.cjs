// #region recipe
// From 2.11.3 on, MSW's CommonJS build requires packages that are ES modules only.
const modulesOnly = ['msw', '@mswjs', '@msw', '@open-draft', 'rettime', 'until-async'];

module.exports = {
  transform: { '\\.m?[jt]sx?$': '@swc/jest' }, // or babel-jest, or ts-jest with allowJs: what matters is that .mjs is among them
  transformIgnorePatterns: [`/node_modules/(?!(${modulesOnly.join('|')})/)`],
};
// #endregion
