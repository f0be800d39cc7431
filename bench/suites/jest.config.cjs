// Without this file Jest would find the project's own. Nothing is transformed: what is measured are tests, not a compiler.
module.exports = { testMatch: ['**/*.jest.cjs'], transform: {}, testEnvironment: 'node', setupFiles: [] };
