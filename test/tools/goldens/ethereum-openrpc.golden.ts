// Imported by rpc-testkit from ethereum-openrpc.json.
import { defineContract, defineMethod } from 'rpc-testkit';
import { z } from 'zod';

export const NativeCurrency = z.object({
  decimals: z.int().min(0).describe('A non-negative integer representing the number of decimals the native currency uses.'),
  name: z.string().optional().describe('A human-readable name of the native currency.'),
  symbol: z.string().describe('A human-readable symbol of the native currency.'),
}).meta({ id: 'NativeCurrency', description: 'An object containing information about the native currency of the chain.' });

export const AddEthereumChainParameter = z.object({
  chainId: z.string().describe('The chain ID as a `0x`-prefixed hexadecimal string, per the `eth_chainId` method. MetaMask compares this chain ID value with the `eth_chainId` return value. If these values aren\'t identical, MetaMask rejects the request.'),
  blockExplorerUrls: z.array(z.string().describe('Block explorer URL.')).optional().describe('(Optional) An array of one or more URLs pointing to block explorer sites for the chain.'),
  chainName: z.string().describe('A human-readable name for the chain.'),
  iconUrls: z.array(z.url().describe('Icon URL.')).optional().describe('(Optional) An array of one or more URLs pointing to icons that can be used to visually identify the chain. Note: MetaMask will not currently display these icons. You can still include icon URLs so they are used if MetaMask incorporates them into the display of custom networks in the future.'),
  nativeCurrency: NativeCurrency,
  rpcUrls: z.array(z.url().describe('RPC URL.')).min(1).describe('An array of one or more URLs pointing to RPC endpoints that can be used to communicate with the chain. At least one item is required, and only the first item is used.'),
}).meta({ id: 'AddEthereumChainParameter', description: 'Object containing information about the chain to add.' });

export const Caveats = z.array(z.object({
  type: z.string().optional().describe('Type of caveat.'),
  value: z.unknown().optional().describe('Value of the caveat.'),
  name: z.string().optional().describe('Name of the caveat.'),
}).describe('Object containing information about the caveat.')).meta({ id: 'Caveats', description: 'An array of caveats that specify restrictions on the permission.' });

export const Permission = z.object({
  id: z.string().optional().describe('The permission ID.'),
  parentCapability: z.string().optional().describe('The name of the permission being granted. For example, `eth_accounts` or `endowment:permitted-chains`.'),
  invoker: z.string().optional().describe('The URI of the dapp being granted this permission.'),
  caveats: Caveats.optional(),
  date: z.number().optional().describe('The timestamp of the permission request.'),
}).meta({ id: 'Permission', description: 'Object containing information about the permission.' });

export const PermissionsList = z.array(Permission).meta({ id: 'PermissionsList', description: 'An array of the user\'s permissions.' });

export const SendCallsParameter = z.object({
  version: z.string().describe('The version of the API format. This must be `2.0.0`.'),
  id: z.string().optional().describe('The ID of the batch of calls.'),
  from: z.string().regex(/^0x[0-9a-fA-F]{40}$/).describe('The sender\'s address.'),
  chainId: z.string().regex(/^0x([1-9a-f]+[0-9a-f]*|0)$/).describe('The [EIP-155](https://eips.ethereum.org/EIPS/eip-155) chain ID of the calls. This must match the currently selected network in the wallet.'),
  atomicRequired: z.boolean().describe('`true` if the wallet must execute all calls atomically. If `false`, the wallet may execute the calls sequentially without atomicity. If `false` and the wallet is capable of executing the calls atomically, it may do so.'),
  calls: z.array(z.object({
    to: z.string().regex(/^0x[0-9a-fA-F]{40}$/).optional().describe('The address of the call\'s recipient.'),
    data: z.string().regex(/^0x[0-9a-f]*$/).optional().describe('The data to send with the call.'),
    value: z.string().regex(/^0x([1-9a-f]+[0-9a-f]*|0)$/).optional().describe('The value to send with the call.'),
    capabilities: z.record(z.string(), z.unknown()).optional().describe('Dapps can use this object to communicate with the wallet about supported capabilities.'),
  }).describe('An object containing information about the call.')).describe('An array of call objects.'),
  capabilities: z.record(z.string(), z.unknown()).optional().describe('Dapps can use this object to communicate with the wallet about supported capabilities.'),
}).meta({ id: 'SendCallsParameter', description: 'An object containing information about a batch of calls.' });

export const Uint = z.string().regex(/^0x([1-9a-f]+[0-9a-f]*|0)$/).meta({ id: 'Uint' });

export const Address = z.string().regex(/^0x[0-9a-fA-F]{40}$/).meta({ id: 'Address' });

export const ExecutionPermission = z.object({
  type: z.string().describe('The permission type.'),
  isAdjustmentAllowed: z.boolean().describe('Whether the wallet is allowed to adjust the requested permission (for example to a lower allowance) before granting it.'),
  data: z.looseObject({
    justification: z.string().optional().describe('A human-readable explanation of why the permission is requested.'),
  }).describe('Permission-type-specific data. Token amounts are `0x`-prefixed hexadecimal strings; timestamps and durations are numbers (seconds).'),
}).meta({ id: 'ExecutionPermission', description: 'An ERC-7715 execution permission. The `type` determines the shape of the `data` object (for example `native-token-periodic`, `native-token-stream`, `erc20-token-periodic`, `erc20-token-allowance`).' });

export const ExecutionPermissionRule = z.object({
  type: z.string().describe('The rule type.'),
  data: z.record(z.string(), z.unknown()).describe('Rule-type-specific data.'),
}).meta({ id: 'ExecutionPermissionRule', description: 'A rule that constrains an ERC-7715 execution permission, such as an `expiry`, `redeemer`, or `payee` rule.' });

export const ExecutionPermissionRequest = z.object({
  chainId: Uint.describe('The [EIP-155](https://eips.ethereum.org/EIPS/eip-155) chain ID the permission applies to, as a `0x`-prefixed hexadecimal string.'),
  from: Address.optional().describe('(Optional) The account the permission should be granted from. Useful when a connection has been established and multiple accounts have been exposed; lets the user choose which account to grant the permission for.'),
  to: Address.describe('The address the permission is granted to (the redeemer/delegate).'),
  permission: ExecutionPermission,
  rules: z.array(ExecutionPermissionRule).describe('An array of rules constraining the permission. Time-bounded permissions are expressed as an `expiry` rule (with a UNIX `timestamp` in its `data`) rather than a top-level field. Pass an empty array to apply no constraints.'),
}).meta({ id: 'ExecutionPermissionRequest', description: 'An object describing a single ERC-7715 execution permission request.' });

export const Bytes = z.string().regex(/^0x[0-9a-f]*$/).meta({ id: 'Bytes' });

export const ExecutionPermissionResponse = z.object({
  chainId: Uint.describe('The [EIP-155](https://eips.ethereum.org/EIPS/eip-155) chain ID the permission applies to, as a `0x`-prefixed hexadecimal string.'),
  from: Address.optional().describe('(Optional) The account the permission should be granted from. Useful when a connection has been established and multiple accounts have been exposed; lets the user choose which account to grant the permission for.'),
  to: Address.describe('The address the permission is granted to (the redeemer/delegate).'),
  permission: ExecutionPermission,
  rules: z.array(ExecutionPermissionRule).describe('An array of rules constraining the permission. Time-bounded permissions are expressed as an `expiry` rule (with a UNIX `timestamp` in its `data`) rather than a top-level field. Pass an empty array to apply no constraints.'),
  context: Bytes.describe('An opaque `0x`-prefixed context used to identify and redeem the granted permission.'),
  delegationManager: Address.describe('The address of the delegation manager contract.'),
  dependencies: z.array(z.object({
    factory: Address.describe('The address of the account factory contract.'),
    factoryData: Bytes.describe('The calldata to pass to the account factory.'),
  })).describe('Account deployment dependencies required to redeem the permission (for example a smart account factory and its data).'),
}).meta({ id: 'ExecutionPermissionResponse', description: 'A granted ERC-7715 execution permission. Contains the original request fields plus the data needed to redeem the permission.' });

export const TypedData = z.object({
  types: z.object({
    EIP712Domain: z.array(z.object({
      name: z.string().optional().describe('Name of the domain separator value.'),
      type: z.string().optional().describe('Data type of the domain separator value.'),
    }).describe('Object containing information about the domain separator value.')).describe('An array specifying one or more of the following domain separator values: <br><br> <ul>\n  <li>`name` - The user-readable name of the signing domain, that is, the name of the dapp or the protocol.</li>\n  <li>`version` - The current major version of the signing domain.</li>\n  <li>`chainId` - The chain ID of the network.</li>\n  <li>`verifyingContract` - The address of the contract that will verify the signature.</li>\n  <li>`salt` - A disambiguating salt for the protocol.</li>\n</ul>'),
  }).catchall(z.array(z.object({
    name: z.string().optional(),
    type: z.string().optional(),
  }))).describe('Object containing type information.'),
  domain: z.record(z.string(), z.unknown()).describe('Object containing the domain separator values specified in the `EIP712Domain` type.'),
  primaryType: z.string().describe('The primary type of the message.'),
  message: z.record(z.string(), z.unknown()).describe('The message you\'re proposing the user to sign.'),
}).meta({ id: 'TypedData', description: 'Object containing information about the typed data to sign.' });

export const Byte = z.string().regex(/^0x([0-9a-fA-F]?){1,2}$/).meta({ id: 'Byte' });

export const Hash32 = z.string().regex(/^0x[0-9a-f]{64}$/).meta({ id: 'Hash32' });

export const AccessListEntry = z.strictObject({
  address: Address.optional(),
  storageKeys: z.array(Hash32).optional(),
}).meta({ id: 'AccessListEntry' });

export const AccessList = z.array(AccessListEntry).meta({ id: 'AccessList' });

export const GenericTransaction = z.strictObject({
  type: Byte.optional(),
  nonce: Uint.optional(),
  to: z.xor([z.null(), Address]).optional(),
  from: Address.optional(),
  gas: Uint.optional(),
  value: Uint.optional(),
  input: Bytes.optional(),
  gasPrice: Uint.optional().describe('The gas price willing to be paid by the sender in wei'),
  maxPriorityFeePerGas: Uint.optional().describe('Maximum fee per gas the sender is willing to pay to miners in wei'),
  maxFeePerGas: Uint.optional().describe('The maximum total fee per gas the sender is willing to pay (includes the network / base fee and miner / priority fee) in wei'),
  maxFeePerBlobGas: Uint.optional().describe('The maximum total fee per gas the sender is willing to pay for blob gas in wei'),
  accessList: AccessList.optional().describe('EIP-2930 access list'),
  blobVersionedHashes: z.array(Hash32).optional().describe('List of versioned blob hashes associated with the transaction\'s EIP-4844 data blobs.'),
  blobs: z.array(Bytes).optional().describe('Raw blob data.'),
  chainId: Uint.optional().describe('Chain ID that this transaction is valid on.'),
}).meta({ id: 'GenericTransaction' });

export const BlockTag = z.enum(['earliest', 'finalized', 'safe', 'latest', 'pending']).meta({ id: 'BlockTag', description: '`earliest`: The lowest numbered block the client has available; `finalized`: The most recent crypto-economically secure block, cannot be re-orged outside of manual intervention driven by community coordination; `safe`: The most recent block that is safe from re-orgs under honest majority and certain synchronicity assumptions; `latest`: The most recent block in the canonical chain observed by the client, this block may be re-orged out of the canonical chain even under healthy/normal conditions; `pending`: A sample next block built by the client on top of `latest` and containing the set of transactions usually taken from local mempool. Before the merge transition is finalized, any call querying for `finalized` or `safe` block MUST be responded to with `-39001: Unknown block` error' });

export const BlockNumberOrTagOrHash = z.union([Uint, BlockTag, Hash32]).meta({ id: 'BlockNumberOrTagOrHash' });

export const BlockNumberOrTag = z.xor([Uint, BlockTag]).meta({ id: 'BlockNumberOrTag' });

export const Ratio = z.number().min(0).max(1).meta({ id: 'Ratio' });

export const NotFound = z.null().meta({ id: 'NotFound' });

export const Bytes256 = z.string().regex(/^0x[0-9a-f]{512}$/).meta({ id: 'Bytes256' });

export const Bytes8 = z.string().regex(/^0x[0-9a-f]{16}$/).meta({ id: 'Bytes8' });

export const TransactionInfo = z.xor([z.object({
  blockHash: Hash32,
  blockNumber: Uint,
  from: Address,
  hash: Hash32,
  transactionIndex: Uint,
  type: Byte,
  nonce: Uint,
  to: Address,
  gas: Uint,
  value: Uint,
  input: Bytes,
  maxPriorityFeePerGas: Uint.describe('Maximum fee per gas the sender is willing to pay to miners in wei'),
  maxFeePerGas: Uint.describe('The maximum total fee per gas the sender is willing to pay (includes the network / base fee and miner / priority fee) in wei'),
  maxFeePerBlobGas: Uint.describe('The maximum total fee per gas the sender is willing to pay for blob gas in wei'),
  accessList: AccessList.describe('EIP-2930 access list'),
  blobVersionedHashes: z.array(Hash32).describe('List of versioned blob hashes associated with the transaction\'s EIP-4844 data blobs.'),
  chainId: Uint.describe('Chain ID that this transaction is valid on.'),
  yParity: Uint.describe('The parity (0 for even, 1 for odd) of the y-value of the secp256k1 signature.'),
  r: Uint,
  s: Uint,
}), z.object({
  blockHash: Hash32,
  blockNumber: Uint,
  from: Address,
  hash: Hash32,
  transactionIndex: Uint,
  type: z.string().regex(/^0x2$/),
  nonce: Uint,
  to: z.xor([z.null(), Address]).optional(),
  gas: Uint,
  value: Uint,
  input: Bytes,
  maxPriorityFeePerGas: Uint.describe('Maximum fee per gas the sender is willing to pay to miners in wei'),
  maxFeePerGas: Uint.describe('The maximum total fee per gas the sender is willing to pay (includes the network / base fee and miner / priority fee) in wei'),
  gasPrice: Uint.describe('The effective gas price paid by the sender in wei. For transactions not yet included in a block, this value should be set equal to the max fee per gas. This field is DEPRECATED, please transition to using effectiveGasPrice in the receipt object going forward.'),
  accessList: AccessList.describe('EIP-2930 access list'),
  chainId: Uint.describe('Chain ID that this transaction is valid on.'),
  yParity: Uint.describe('The parity (0 for even, 1 for odd) of the y-value of the secp256k1 signature.'),
  v: Uint.optional().describe('For backwards compatibility, `v` is optionally provided as an alternative to `yParity`. This field is DEPRECATED and all use of it should migrate to `yParity`.'),
  r: Uint,
  s: Uint,
}), z.object({
  blockHash: Hash32,
  blockNumber: Uint,
  from: Address,
  hash: Hash32,
  transactionIndex: Uint,
  type: z.string().regex(/^0x1$/),
  nonce: Uint,
  to: z.xor([z.null(), Address]).optional(),
  gas: Uint,
  value: Uint,
  input: Bytes,
  gasPrice: Uint.describe('The gas price willing to be paid by the sender in wei'),
  accessList: AccessList.describe('EIP-2930 access list'),
  chainId: Uint.describe('Chain ID that this transaction is valid on.'),
  yParity: Uint.describe('The parity (0 for even, 1 for odd) of the y-value of the secp256k1 signature.'),
  v: Uint.optional().describe('For backwards compatibility, `v` is optionally provided as an alternative to `yParity`. This field is DEPRECATED and all use of it should migrate to `yParity`.'),
  r: Uint,
  s: Uint,
}), z.object({
  blockHash: Hash32,
  blockNumber: Uint,
  from: Address,
  hash: Hash32,
  transactionIndex: Uint,
  type: z.string().regex(/^0x0$/),
  nonce: Uint,
  to: z.xor([z.null(), Address]).optional(),
  gas: Uint,
  value: Uint,
  input: Bytes,
  gasPrice: Uint.describe('The gas price willing to be paid by the sender in wei'),
  chainId: Uint.optional().describe('Chain ID that this transaction is valid on.'),
  v: Uint,
  r: Uint,
  s: Uint,
})]).meta({ id: 'TransactionInfo' });

export const Uint64 = z.string().regex(/^0x([1-9a-f]+[0-9a-f]{0,15})|0$/).meta({ id: 'Uint64' });

export const Uint256 = z.string().regex(/^0x([1-9a-f]+[0-9a-f]{0,31})|0$/).meta({ id: 'Uint256' });

export const Withdrawal = z.strictObject({
  index: Uint64,
  validatorIndex: Uint64,
  address: Address,
  amount: Uint256,
}).meta({ id: 'Withdrawal' });

export const Block = z.strictObject({
  hash: Hash32,
  parentHash: Hash32,
  sha3Uncles: Hash32,
  miner: Address,
  stateRoot: Hash32,
  transactionsRoot: Hash32,
  receiptsRoot: Hash32,
  logsBloom: Bytes256,
  difficulty: Uint.optional(),
  number: Uint,
  gasLimit: Uint,
  gasUsed: Uint,
  timestamp: Uint,
  extraData: Bytes,
  mixHash: Hash32,
  nonce: Bytes8,
  baseFeePerGas: Uint.optional(),
  withdrawalsRoot: Hash32.optional(),
  blobGasUsed: Uint.optional(),
  excessBlobGas: Uint.optional(),
  parentBeaconBlockRoot: Hash32.optional(),
  size: Uint,
  transactions: z.union([z.array(Hash32), z.array(TransactionInfo)]),
  withdrawals: z.array(Withdrawal).optional(),
  uncles: z.array(Hash32),
}).meta({ id: 'Block' });

export const Bytes32 = z.string().regex(/^0x[0-9a-f]{64}$/).meta({ id: 'Bytes32' });

export const Log = z.strictObject({
  removed: z.boolean().optional(),
  logIndex: Uint.optional(),
  transactionIndex: Uint.optional(),
  transactionHash: Hash32,
  blockHash: Hash32.optional(),
  blockNumber: Uint.optional(),
  address: Address.optional(),
  data: Bytes.optional(),
  topics: z.array(Bytes32).optional(),
}).meta({ id: 'Log' });

export const FilterResults = z.xor([z.array(Hash32), z.array(Log)]).meta({ id: 'FilterResults' });

export const Addresses = z.array(Address).meta({ id: 'Addresses' });

export const FilterTopic = z.xor([Bytes32, z.array(Bytes32)]).meta({ id: 'FilterTopic' });

export const FilterTopics = z.xor([z.null(), z.array(FilterTopic)]).meta({ id: 'FilterTopics' });

export const Filter = z.strictObject({
  fromBlock: Uint.optional(),
  toBlock: Uint.optional(),
  address: z.xor([z.null(), Address, Addresses]).optional(),
  topics: FilterTopics.optional(),
}).meta({ id: 'Filter' });

export const BytesMax32 = z.string().regex(/^0x[0-9a-f]{0,64}$/).meta({ id: 'BytesMax32' });

export const StorageProof = z.strictObject({
  key: BytesMax32,
  value: Uint256,
  proof: z.array(Bytes),
}).meta({ id: 'StorageProof' });

export const AccountProof = z.strictObject({
  address: Address,
  accountProof: z.array(Bytes),
  balance: Uint256,
  codeHash: Hash32,
  nonce: Uint64,
  storageHash: Hash32,
  storageProof: z.array(StorageProof),
}).meta({ id: 'AccountProof' });

export const ReceiptInfo = z.strictObject({
  type: Byte.optional(),
  transactionHash: Hash32,
  transactionIndex: Uint,
  blockHash: Hash32,
  blockNumber: Uint,
  from: Address,
  to: z.xor([z.null(), Address]).optional().describe('Address of the receiver or null in a contract creation transaction.'),
  cumulativeGasUsed: Uint.describe('The sum of gas used by this transaction and all preceding transactions in the same block.'),
  gasUsed: Uint.describe('The amount of gas used for this specific transaction alone.'),
  blobGasUsed: Uint.optional().describe('The amount of blob gas used for this specific transaction. Only specified for blob transactions as defined by EIP-4844.'),
  contractAddress: z.xor([Address, z.null()]).optional().describe('The contract address created, if the transaction was a contract creation, otherwise null.'),
  logs: z.array(Log),
  logsBloom: Bytes256,
  root: Hash32.optional().describe('The post-transaction state root. Only specified for transactions included before the Byzantium upgrade.'),
  status: Uint.optional().describe('Either 1 (success) or 0 (failure). Only specified for transactions included after the Byzantium upgrade.'),
  effectiveGasPrice: Uint.describe('The actual value per gas deducted from the sender\'s account. Before EIP-1559, this is equal to the transaction\'s gas price. After, it is equal to baseFeePerGas + min(maxFeePerGas - baseFeePerGas, maxPriorityFeePerGas).'),
  blobGasPrice: Uint.optional().describe('The actual value per gas deducted from the sender\'s account for blob gas. Only specified for blob transactions as defined by EIP-4844.'),
}).meta({ id: 'ReceiptInfo' });

export const SyncingStatus = z.xor([z.strictObject({
  startingBlock: Uint.optional(),
  currentBlock: Uint.optional(),
  highestBlock: Uint.optional(),
}), z.boolean().describe('Should always return false if not syncing.')]).meta({ id: 'SyncingStatus' });

export const wallet = defineContract('wallet', {
  /** Creates a confirmation asking the user to add the specified chain to the wallet application. The caller must specify a chain ID and some chain metadata. Specified by [EIP-3085](https://eips.ethereum.org/EIPS/eip-3085). */
  addEthereumChain: defineMethod({
    params: z.tuple([AddEthereumChainParameter.optional()]).describe('Creates a confirmation asking the user to add the specified chain to the wallet application. The caller must specify a chain ID and some chain metadata. Specified by [EIP-3085](https://eips.ethereum.org/EIPS/eip-3085).').default([]),
    result: z.null(),
  }),
  /** Requests that the wallet switches its active Ethereum chain. Specified by [EIP-3326](https://eips.ethereum.org/EIPS/eip-3326). */
  switchEthereumChain: defineMethod({
    params: z.tuple([z.object({
      chainId: z.string().describe('The chain ID as a `0x`-prefixed hexadecimal string, as returned by the `eth_chainId` method.'),
    }).describe('Object containing the chain ID to switch to.').optional()]).describe('Requests that the wallet switches its active Ethereum chain. Specified by [EIP-3326](https://eips.ethereum.org/EIPS/eip-3326).').default([]),
    result: z.null(),
  }),
  /** Gets the user's permissions. Specified by [EIP-2255](https://eips.ethereum.org/EIPS/eip-2255). */
  getPermissions: defineMethod({
    params: z.tuple([]).describe('Gets the user\'s permissions. Specified by [EIP-2255](https://eips.ethereum.org/EIPS/eip-2255).').default([]),
    result: PermissionsList,
  }),
  /** Requests additional permissions from the user. This method accepts a single permission per call. Specified by [EIP-2255](https://eips.ethereum.org/EIPS/eip-2255). */
  requestPermissions: defineMethod({
    params: z.tuple([z.object({
      permission_name: z.record(z.string(), z.unknown()).optional().describe('The permission object. `permission_name` is the name of the permission being requested.'),
    }).describe('Object containing the permission to request.')]).describe('Requests additional permissions from the user. This method accepts a single permission per call. Specified by [EIP-2255](https://eips.ethereum.org/EIPS/eip-2255).'),
    result: PermissionsList,
  }),
  /** Revokes previously granted permissions for the current dapp identified by its origin. This method accepts a single permission per call. Specified by [MIP-2](https://github.com/MetaMask/metamask-improvement-proposals/blob/main/MIPs/mip-2.md) and only available for the MetaMask browser extension. */
  revokePermissions: defineMethod({
    params: z.tuple([z.object({
      permission_name: z.record(z.string(), z.unknown()).optional().describe('The permission object. `permission_name` is the name of the permission being revoked.'),
    }).describe('Object containing the permission to revoke.')]).describe('Revokes previously granted permissions for the current dapp identified by its origin. This method accepts a single permission per call. Specified by [MIP-2](https://github.com/MetaMask/metamask-improvement-proposals/blob/main/MIPs/mip-2.md) and only available for the MetaMask browser extension.'),
    result: z.null(),
  }),
  /** Registers the requesting site with MetaMask as the initiator of onboarding, enabling MetaMask to redirect the user back to the site after onboarding. Returns a promise that resolves to `true`, or rejects the request if there's an error. Instead of calling this method directly, you should use the [`@metamask/onboarding`](https://github.com/MetaMask/metamask-onboarding) library. */
  registerOnboarding: defineMethod({
    params: z.tuple([]).describe('Registers the requesting site with MetaMask as the initiator of onboarding, enabling MetaMask to redirect the user back to the site after onboarding. Returns a promise that resolves to `true`, or rejects the request if there\'s an error. Instead of calling this method directly, you should use the [`@metamask/onboarding`](https://github.com/MetaMask/metamask-onboarding) library.').default([]),
    result: z.boolean(),
  }),
  /** Requests that the user track the specified token in MetaMask. Returns a boolean indicating if the token was successfully added. Once added, the token is indistinguishable from those added using legacy methods, such as a centralized registry. Introduced by [EIP-747](https://eips.ethereum.org/EIPS/eip-747). */
  watchAsset: defineMethod({
    params: z.object({
      type: z.enum(['ERC20', 'ERC721', 'ERC1155']).describe('The token type (`ERC20`, `ERC721`, or `ERC1155`). Support for ERC-721 and ERC-1155 tokens is experimental and currently only available on the extension (not on mobile). See [MIP-1](https://github.com/MetaMask/metamask-improvement-proposals/blob/main/MIPs/mip-1.md) and the [MIP proposal lifecycle](https://github.com/MetaMask/metamask-improvement-proposals/blob/main/PROCESS-GUIDE.md#proposal-lifecycle) for more information.'),
      options: z.object({
        address: z.string().describe('The address of the token contract.'),
        symbol: z.string().min(2).max(11).optional().describe('A ticker symbol or shorthand, up to 11 characters (optional for ERC-20 tokens).'),
        decimals: z.number().optional().describe('The number of token decimals (optional for ERC-20 tokens).'),
        image: z.string().optional().describe('A string URL of the token logo (optional for ERC-20 tokens).'),
        tokenId: z.string().optional().describe('The unique identifier of the NFT (required for ERC-721 and ERC-1155 tokens).'),
      }).optional().describe('An object containing information about the token.'),
    }).describe('Requests that the user track the specified token in MetaMask. Returns a boolean indicating if the token was successfully added. Once added, the token is indistinguishable from those added using legacy methods, such as a centralized registry. Introduced by [EIP-747](https://eips.ethereum.org/EIPS/eip-747).'),
    result: z.boolean(),
  }),
  /** Requests that the user scan a QR code using their device camera. Introduced by [EIP-945](https://github.com/ethereum/EIPs/issues/945). */
  scanQRCode: defineMethod({
    params: z.tuple([z.string().describe('A regular expression (regex) string for matching arbitrary QR code strings.').optional()]).describe('Requests that the user scan a QR code using their device camera. Introduced by [EIP-945](https://github.com/ethereum/EIPs/issues/945).').default([]),
    result: z.string(),
  }),
  /** Requests that the wallet submits a batch of calls. Specified by [EIP-5792](https://eips.ethereum.org/EIPS/eip-5792). */
  sendCalls: defineMethod({
    params: z.tuple([SendCallsParameter]).describe('Requests that the wallet submits a batch of calls. Specified by [EIP-5792](https://eips.ethereum.org/EIPS/eip-5792).'),
    result: z.object({
      id: z.string().optional().describe('The ID of the batch of calls.'),
      capabilities: z.record(z.string(), z.unknown()).optional().describe('Wallets can use this object to attach capability-specific metadata.'),
    }).describe('An object containing information about the sent batch.'),
  }),
  /** Gets the status of a batch of calls that was previously sent using `wallet_sendCalls`. Specified by [EIP-5792](https://eips.ethereum.org/EIPS/eip-5792). */
  getCallsStatus: defineMethod({
    params: z.tuple([z.string().describe('The ID of a batch of calls (the `id` value returned by `wallet_sendCalls`).')]).describe('Gets the status of a batch of calls that was previously sent using `wallet_sendCalls`. Specified by [EIP-5792](https://eips.ethereum.org/EIPS/eip-5792).'),
    result: z.object({
      version: z.string().optional().describe('The version of the API format.'),
      id: Uint.optional().describe('The ID of the batch of calls.'),
      chainId: Uint.optional().describe('The chain ID of the calls.'),
      status: z.number().optional().describe('The status code of the batch of calls. Possible values are: <br> <ul>\n  <li>`100` - Pending</li>\n  <li>`200` - Confirmed</li>\n  <li>`400` - Failed offchain</li>\n  <li>`500` - Reverted</li>\n  <li>`600` - Partially reverted</li>\n</ul>'),
      atomic: z.boolean().optional().describe('`true` if the wallet executed the calls atomically. `false` if the wallet executed the calls non-atomically.'),
      receipts: z.array(z.looseObject({
        logs: z.array(z.object({
          address: z.string().regex(/^0x[0-9a-fA-F]{40}$/).optional().describe('The address that generated the log.'),
          data: z.string().regex(/^0x[0-9a-f]*$/).optional().describe('The data of the log.'),
          topics: z.array(z.string().regex(/^0x[0-9a-f]*$/).describe('A log topic.')).optional().describe('An array of log topics.'),
        }).describe('An object containing information about the log.')).optional().describe('An array of log objects.'),
        status: z.string().regex(/^0x[0-1]$/).optional().describe('The status of the transaction. `0x1` indicates success, and `0x0` indicates failure.'),
        blockHash: z.string().regex(/^0x[0-9a-f]{64}$/).optional().describe('The hash of the block containing the transaction.'),
        blockNumber: z.string().regex(/^0x([1-9a-f]+[0-9a-f]*|0)$/).optional().describe('The number of the block containing the transaction.'),
        gasUsed: z.string().regex(/^0x([1-9a-f]+[0-9a-f]*|0)$/).optional().describe('The amount of gas used by the transaction.'),
        transactionHash: z.string().regex(/^0x[0-9a-f]{64}$/).optional().describe('The hash of the transaction.'),
      }).describe('A transaction receipt object.')).optional().describe('An array of transaction receipts. If the wallet executed the calls atomically, a single receipt or an array of receipts may be returned, corresponding to how the batch of calls were included onchain.'),
      capabilities: z.record(z.string(), z.unknown()).optional().describe('Capabilities associated with the batch of calls.'),
    }).describe('An object containing status information of the batch of calls.'),
  }),
  /** Returns information about the wallet's support for the `atomic` capability. The `atomic` capability specifies how the wallet will execute batches of transactions sent using `wallet_sendCalls`. `wallet_getCapabilities` is specified by [EIP-5792](https://eips.ethereum.org/EIPS/eip-5792). */
  getCapabilities: defineMethod({
    params: z.tuple([z.string().regex(/^0x[0-9a-fA-F]{40}$/).describe('A wallet address.'), z.array(Uint.describe('An [EIP-155](https://eips.ethereum.org/EIPS/eip-155) chain ID in hexadecimal format.')).describe('An array of chain IDs to get capabilities for.').optional()]).describe('Returns information about the wallet\'s support for the `atomic` capability. The `atomic` capability specifies how the wallet will execute batches of transactions sent using `wallet_sendCalls`. `wallet_getCapabilities` is specified by [EIP-5792](https://eips.ethereum.org/EIPS/eip-5792).'),
    result: z.record(z.string(), z.unknown()).describe('An object specifying the status of the `atomic` capability for specific [EIP-155](https://eips.ethereum.org/EIPS/eip-155) chain IDs. For each chain, the `atomic` capability can have a `status` of: <br> <ul>\n  <li>`supported` - The wallet will execute calls sent using\n        `wallet_sendCalls` atomically.</li>\n  <li>`ready` - The wallet can upgrade to `supported` pending user\n          approval to upgrade their account via EIP-7702.</li>\n</ul> If the `atomic` capability is not `supported` or `ready` for a specified chain ID, the wallet will not return anything for that chain ID.'),
  }),
  /** Requests that the user grant one or more ERC-7715 execution permissions, allowing a delegate account to perform a constrained set of actions on behalf of the user's account. Specified by [ERC-7715](https://eips.ethereum.org/EIPS/eip-7715). */
  requestExecutionPermissions: defineMethod({
    params: z.tuple([z.array(ExecutionPermissionRequest).describe('An array of execution permission requests.')]).describe('Requests that the user grant one or more ERC-7715 execution permissions, allowing a delegate account to perform a constrained set of actions on behalf of the user\'s account. Specified by [ERC-7715](https://eips.ethereum.org/EIPS/eip-7715).'),
    result: z.array(ExecutionPermissionResponse),
  }),
  /** Returns the ERC-7715 execution permissions that the user has previously granted to the requesting dapp. Specified by [ERC-7715](https://eips.ethereum.org/EIPS/eip-7715). */
  getGrantedExecutionPermissions: defineMethod({
    params: z.tuple([]).describe('Returns the ERC-7715 execution permissions that the user has previously granted to the requesting dapp. Specified by [ERC-7715](https://eips.ethereum.org/EIPS/eip-7715).').default([]),
    result: z.array(ExecutionPermissionResponse),
  }),
  /** Returns the ERC-7715 execution permission types supported by the wallet, keyed by permission type, including the chain IDs and rule types each permission supports. Specified by [ERC-7715](https://eips.ethereum.org/EIPS/eip-7715). */
  getSupportedExecutionPermissions: defineMethod({
    params: z.tuple([]).describe('Returns the ERC-7715 execution permission types supported by the wallet, keyed by permission type, including the chain IDs and rule types each permission supports. Specified by [ERC-7715](https://eips.ethereum.org/EIPS/eip-7715).').default([]),
    result: z.record(z.string(), z.object({
      chainIds: z.array(Uint).optional().describe('The chain IDs that support the permission type.'),
      ruleTypes: z.array(z.string()).optional().describe('The rule types supported for the permission type.'),
    })),
  }),
}, { wireName: (method) => `wallet_${method}`, errors: { EXPECTED_NULL_OR_ARRAY_WITH_AT_LEAST_ONE_VALID_STRING_HTTPS_URL_BLOCK_EXPLORER_URL_RECEIVED_BLOCK_EXPLORER_URLS: -32602, EXPECTED_0_X_PREFIXED_UNPADDED_NON_ZERO_HEXADECIMAL_STRING_CHAIN_ID_RECEIVED_CHAIN_ID: -32602, INVALID_CHAIN_ID_CHAIN_ID_NUMERICAL_VALUE_GREATER_THAN_MAX_SAFE_VALUE_RECEIVED_CHAIN_ID: -32602, MAY_NOT_SPECIFY_DEFAULT_META_MASK_CHAIN: -32602, EXPECTED_2_6_CHARACTER_STRING_NATIVE_CURRENCY_SYMBOL_RECEIVED_TICKER: -32602, NATIVE_CURRENCY_SYMBOL_DOES_NOT_MATCH_CURRENCY_SYMBOL_FOR_A_NETWORK_THE_USER_ALREADY_HAS_ADDED_WITH_THE_SAME_CHAIN_ID_RECEIVED_TICKER: -32602, UNRECOGNIZED_CHAIN_ID_TRY_ADDING_THE_CHAIN_USING_WALLET_ADD_ETHEREUM_CHAIN_FIRST: 4902, USER_REJECTED_THE_REQUEST: 4001, MUST_SPECIFY_ADDRESS_SYMBOL_AND_DECIMALS: -32602, INVALID_SYMBOL_NOT_A_STRING: -32602, INVALID_SYMBOL_SYMBOL_LONGER_THAN_11_CHARACTERS: -32602, INVALID_DECIMALS_DECIMALS_MUST_BE_0_36: -32602, INVALID_ADDRESS_ADDRESS: -32602, ASSET_TYPE_IS_REQUIRED: -32602, BOTH_ADDRESS_AND_TOKEN_ID_ARE_REQUIRED: -32602, INVALID_ADDRESS: -32602, SUGGESTED_NFT_IS_NOT_OWNED_BY_THE_SELECTED_ACCOUNT: -32000, SUGGESTED_NFT_OF_TYPE_STANDARD_DOES_NOT_MATCH_RECEIVED_TYPE_TYPE: -32000, UNABLE_TO_VERIFY_OWNERSHIP_POSSIBLY_BECAUSE_THE_STANDARD_IS_NOT_SUPPORTED_OR_THE_USER_S_CURRENTLY_SELECTED_NETWORK_DOES_NOT_MATCH_THE_CHAIN_OF_THE_ASSET_IN_QUESTION: -32002, THE_WALLET_CANNOT_PARSE_THE_REQUEST: -32602, VERSION_NOT_SUPPORTED: -32000, THE_REQUESTED_ACCOUNT_AND_OR_METHOD_HAS_NOT_BEEN_AUTHORIZED_BY_THE_USER: 4100, THE_WALLET_DOES_NOT_SUPPORT_A_CAPABILITY_THAT_WAS_NOT_MARKED_AS_OPTIONAL: 5700, EIP_7702_NOT_SUPPORTED_ON_THE_SPECIFIED_CHAIN_ID: 5710, THERE_IS_ALREADY_A_BATCH_SUBMITTED_WITH_THE_SPECIFIED_BATCH_ID: 5720, THE_BATCH_IS_TOO_LARGE_FOR_THE_WALLET_TO_PROCESS: 5740, EIP_7702_UPGRADE_REJECTED_FOR_THIS_CHAIN_AND_ACCOUNT: 5750, NO_MATCHING_BUNDLE_FOUND: 5730 } });

export const personal = defineContract('personal', {
  /** Presents a plain text signature challenge to the user and returns the signed response. Prepends a safe prefix to the signed message to prevent the challenge tricking users into signing a financial transaction. <br><br> MetaMask implements `personal_sign` similarly to the Go Ethereum client's `eth_sign` implementation. MetaMask's `personal_sign` doesn't accept a password. <br><br> This method requires that the user has granted permission to interact with their account first, so make sure to call `eth_requestAccounts` (recommended) or `wallet_requestPermissions` first. */
  sign: defineMethod({
    params: z.tuple([z.string().regex(/^0x[a-fA-F\d]+$/).describe('A hex-encoded UTF-8 string to present to the user. See how to encode a string like this in the [`browser-string-hexer`](https://github.com/danfinlay/browser-string-hexer) module.'), z.string().regex(/^0x[0-9a-fA-F]{40}$/).describe('The address of the requested signing account.')]).describe('Presents a plain text signature challenge to the user and returns the signed response. Prepends a safe prefix to the signed message to prevent the challenge tricking users into signing a financial transaction. <br><br> MetaMask implements `personal_sign` similarly to the Go Ethereum client\'s `eth_sign` implementation. MetaMask\'s `personal_sign` doesn\'t accept a password. <br><br> This method requires that the user has granted permission to interact with their account first, so make sure to call `eth_requestAccounts` (recommended) or `wallet_requestPermissions` first.'),
    result: z.string().regex(/^0x[0-9a-f]*$/),
  }),
}, { wireName: (method) => `personal_${method}` });

export const eth = defineContract('eth', {
  /** Presents a data message for the user to sign in a structured and readable format and returns the signed response. Introduced by [EIP-712](https://eips.ethereum.org/EIPS/eip-712). This method requires that the user has granted permission to interact with their account first, so make sure to call `eth_requestAccounts` (recommended) or `wallet_requestPermissions` first. */
  signTypedData_v4: defineMethod({
    params: z.tuple([z.string().regex(/^0x[0-9a-fA-F]{40}$/).describe('The address of the requested signing account.'), TypedData]).describe('Presents a data message for the user to sign in a structured and readable format and returns the signed response. Introduced by [EIP-712](https://eips.ethereum.org/EIPS/eip-712). This method requires that the user has granted permission to interact with their account first, so make sure to call `eth_requestAccounts` (recommended) or `wallet_requestPermissions` first.'),
    result: z.string().regex(/^0x[0-9a-f]*$/),
  }),
  /** Requests that the user provide access to one or more Ethereum addresses. This method is specified by [EIP-1102](https://eips.ethereum.org/EIPS/eip-1102). Internally, this method calls `wallet_requestPermissions` for permission to call `eth_accounts`. */
  requestAccounts: defineMethod({
    params: z.tuple([]).describe('Requests that the user provide access to one or more Ethereum addresses. This method is specified by [EIP-1102](https://eips.ethereum.org/EIPS/eip-1102). Internally, this method calls `wallet_requestPermissions` for permission to call `eth_accounts`.').default([]),
    result: z.array(z.string().regex(/^0x[0-9a-fA-F]{40}$/).describe('A hex-encoded address.')).describe('An array of Ethereum addresses that the user has authorized the dapp to access.'),
  }),
  /** Returns a list of addresses that the user has authorized the dapp to access. This method requires calling `wallet_requestPermissions` for permission. We recommend using `eth_requestAccounts`, which internally calls `wallet_requestPermission`. */
  accounts: defineMethod({
    params: z.tuple([]).describe('Returns a list of addresses that the user has authorized the dapp to access. This method requires calling `wallet_requestPermissions` for permission. We recommend using `eth_requestAccounts`, which internally calls `wallet_requestPermission`.').default([]),
    result: z.array(z.string().regex(/^0x[0-9a-fA-F]{40}$/).describe('A hex-encoded address.')).describe('An array of Ethereum addresses that the user has authorized the dapp to access.'),
  }),
  /** Creates a new wallet confirmation to make an Ethereum transaction from the user's account. This method requires that the user has granted permission to interact with their account first, so make sure to call `eth_requestAccounts` (recommended) or `wallet_requestPermissions` first. */
  sendTransaction: defineMethod({
    params: z.tuple([z.object({
      to: Address.optional().describe('The recipient\'s address.'),
      from: Address.describe('The sender\'s address.'),
      gas: Uint.optional().describe('The maximum amount of gas the transaction is allowed to use.'),
      value: Uint.optional().describe('The amount to transfer in wei.'),
      data: Bytes.optional().describe('The data to include in the transaction. Used for contract creation transactions.'),
      gasPrice: Uint.optional().describe('The gas price the sender is willing to pay to miners in wei. Used in pre-1559 transactions.'),
      maxPriorityFeePerGas: Uint.optional().describe('Maximum fee per gas the sender is willing to pay to miners in wei. Used in 1559 transactions.'),
      maxFeePerGas: Uint.optional().describe('The maximum total fee per gas the sender is willing to pay (includes the network / base fee and miner / priority fee) in wei. Used in 1559 transactions.'),
    }).describe('The transaction object to sign and send.')]).describe('Creates a new wallet confirmation to make an Ethereum transaction from the user\'s account. This method requires that the user has granted permission to interact with their account first, so make sure to call `eth_requestAccounts` (recommended) or `wallet_requestPermissions` first.'),
    result: z.string().regex(/^0x[0-9a-f]{64}$/),
  }),
  /**
   * This method is deprecated and may be removed in the future.
   *
   *  Requests that MetaMask decrypt the specified encrypted message.
   *  The message must have been encrypted using the public encryption key of the specified Ethereum address.
   *  Returns a promise that resolves to the decrypted message, or rejects if the decryption attempt fails.
   */
  decrypt: defineMethod({
    params: z.tuple([z.string().describe('The encrypted message to decrypt.'), Address.describe('The address of the Ethereum account that can decrypt the message.')]).describe('This method is deprecated and may be removed in the future.\n\n Requests that MetaMask decrypt the specified encrypted message.\n The message must have been encrypted using the public encryption key of the specified Ethereum address.\n Returns a promise that resolves to the decrypted message, or rejects if the decryption attempt fails.'),
    result: PermissionsList,
  }),
  /**
   * This method is deprecated and may be removed in the future.
   *
   *  Requests that the user share their public encryption key.
   *  Returns a public encryption key, or rejects if the user denies the request.
   *  The public key is computed from entropy associated with the specified user account, using the NaCl implementation of the `X25519_XSalsa20_Poly1305` algorithm.
   */
  getEncryptionPublicKey: defineMethod({
    params: z.tuple([Address.describe('The address of the Ethereum account that can decrypt the message.')]).describe('This method is deprecated and may be removed in the future.\n\n Requests that the user share their public encryption key.\n Returns a public encryption key, or rejects if the user denies the request.\n The public key is computed from entropy associated with the specified user account, using the NaCl implementation of the `X25519_XSalsa20_Poly1305` algorithm.'),
    result: z.string(),
  }),
  /** Subscribes to specific events on the Ethereum network, such as new blocks, or logs. When an event occurs, a notification is sent to the client with the corresponding data. To stop receiving notifications, the client can unsubscribe using `eth_unsubscribe`. */
  subscribe: defineMethod({
    params: z.tuple([z.enum(['newHeads', 'logs']).describe('The type of subscription to create. Must be one of the following:\n1. `newHeads` - New block headers.\n2. `logs` - Logs matching a filter object.'), z.object({
      address: z.string().optional().describe('(Optional) A single address or an array of addresses to filter the logs by.'),
      topics: z.array(z.string()).describe('An array of topics to filter the logs by.'),
    }).describe('(Optional) An object containing filter options specific to the subscription type. Only applicable for the `logs` subscription type.').optional()]).describe('Subscribes to specific events on the Ethereum network, such as new blocks, or logs. When an event occurs, a notification is sent to the client with the corresponding data. To stop receiving notifications, the client can unsubscribe using `eth_unsubscribe`.'),
    result: z.string(),
  }),
  /** Unsubscribes from specific events on the Ethereum network, to which the client has been previously subscribed using `eth_subscribe`. The client must provide the subscription ID obtained from `eth_subscribe` to stop receiving notifications for the corresponding event. */
  unsubscribe: defineMethod({
    params: z.tuple([z.string().describe('The unique subscription ID obtained from `eth_subscribe`, used to identify the subscription to be unsubscribed.')]).describe('Unsubscribes from specific events on the Ethereum network, to which the client has been previously subscribed using `eth_subscribe`. The client must provide the subscription ID obtained from `eth_subscribe` to stop receiving notifications for the corresponding event.'),
    result: z.boolean(),
  }),
  /** Returns the number of most recent block. */
  blockNumber: defineMethod({
    params: z.tuple([]).describe('Returns the number of most recent block.').default([]),
    result: Uint,
  }),
  /** Executes a new message call immediately without creating a transaction on the block chain. */
  call: defineMethod({
    params: z.tuple([GenericTransaction, BlockNumberOrTagOrHash.optional()]).describe('Executes a new message call immediately without creating a transaction on the block chain.'),
    result: Bytes,
  }),
  /** Returns the chain ID of the current network. */
  chainId: defineMethod({
    params: z.tuple([]).describe('Returns the chain ID of the current network.').default([]),
    result: Uint,
  }),
  /** Returns the client coinbase address. */
  coinbase: defineMethod({
    params: z.tuple([]).describe('Returns the client coinbase address.').default([]),
    result: Address,
  }),
  /** Generates and returns an estimate of how much gas is necessary to allow the transaction to complete. */
  estimateGas: defineMethod({
    params: z.tuple([GenericTransaction, BlockNumberOrTag.optional()]).describe('Generates and returns an estimate of how much gas is necessary to allow the transaction to complete.'),
    result: Uint,
  }),
  /** Returns transaction base fee per gas and effective priority fee per gas for the requested/supported block range. */
  feeHistory: defineMethod({
    params: z.tuple([Uint.describe('Requested range of blocks. Clients will return less than the requested range if not all blocks are available.'), BlockNumberOrTag.describe('Highest block of the requested range.'), z.array(z.number().describe('Floating point value between 0 and 100.')).describe('A monotonically increasing list of percentile values. For each block in the requested range, the transactions will be sorted in ascending order by effective tip per gas and the coresponding effective tip for the percentile will be determined, accounting for gas consumed.')]).describe('Returns transaction base fee per gas and effective priority fee per gas for the requested/supported block range.'),
    result: z.strictObject({
      oldestBlock: Uint.describe('Lowest number block of returned range.'),
      baseFeePerGas: z.array(Uint).describe('An array of block base fees per gas. This includes the next block after the newest of the returned range, because this value can be derived from the newest block. Zeroes are returned for pre-EIP-1559 blocks.'),
      baseFeePerBlobGas: z.array(Uint).optional().describe('An array of block base fees per blob gas. This includes the next block after the newest of the returned range, because this value can be derived from the newest block. Zeroes are returned for pre-EIP-4844 blocks.'),
      gasUsedRatio: z.array(Ratio).describe('An array of block gas used ratios. These are calculated as the ratio of gasUsed and gasLimit.'),
      blobGasUsedRatio: z.array(Ratio).optional().describe('An array of block blob gas used ratios. These are calculated as the ratio of blobGasUsed and the max blob gas per block.'),
      reward: z.array(z.array(Uint.describe('A given percentile sample of effective priority fees per gas from a single block in ascending order, weighted by gas used. Zeroes are returned if the block is empty.')).describe('An array of effective priority fee per gas data points from a single block. All zeroes are returned if the block is empty.')).optional().describe('A two-dimensional array of effective priority fees per gas at the requested block percentiles.'),
    }).describe('Fee history results.'),
  }),
  /** Returns the current price per gas in wei. */
  gasPrice: defineMethod({
    params: z.tuple([]).describe('Returns the current price per gas in wei.').default([]),
    result: Uint,
  }),
  /** Returns the balance of the account of given address. */
  getBalance: defineMethod({
    params: z.tuple([Address, BlockNumberOrTagOrHash]).describe('Returns the balance of the account of given address.'),
    result: Uint,
  }),
  /** Returns information about a block by hash. */
  getBlockByHash: defineMethod({
    params: z.tuple([Hash32, z.boolean()]).describe('Returns information about a block by hash.'),
    result: z.xor([NotFound, Block]),
  }),
  /** Returns information about a block by number. */
  getBlockByNumber: defineMethod({
    params: z.tuple([BlockNumberOrTag, z.boolean()]).describe('Returns information about a block by number.'),
    result: z.xor([NotFound, Block]),
  }),
  /** Returns the number of transactions in a block from a block matching the given block hash. */
  getBlockTransactionCountByHash: defineMethod({
    params: z.tuple([Hash32.optional()]).describe('Returns the number of transactions in a block from a block matching the given block hash.').default([]),
    result: z.xor([NotFound, Uint]),
  }),
  /** Returns the number of transactions in a block matching the given block number. */
  getBlockTransactionCountByNumber: defineMethod({
    params: z.tuple([BlockNumberOrTag.optional()]).describe('Returns the number of transactions in a block matching the given block number.').default([]),
    result: z.xor([NotFound, Uint]),
  }),
  /** Returns code at a given address. */
  getCode: defineMethod({
    params: z.tuple([Address, BlockNumberOrTagOrHash]).describe('Returns code at a given address.'),
    result: Bytes,
  }),
  /** Polling method for the filter with the given ID (created using `eth_newFilter`). Returns an array of logs which occurred since last poll. */
  getFilterChanges: defineMethod({
    params: z.tuple([Uint.optional()]).describe('Polling method for the filter with the given ID (created using `eth_newFilter`). Returns an array of logs which occurred since last poll.').default([]),
    result: FilterResults,
  }),
  /** Returns an array of all logs matching the filter with the given ID (created using `eth_newFilter`). */
  getFilterLogs: defineMethod({
    params: z.tuple([Uint.optional()]).describe('Returns an array of all logs matching the filter with the given ID (created using `eth_newFilter`).').default([]),
    result: FilterResults,
  }),
  /** Returns an array of all logs matching the specified filter. */
  getLogs: defineMethod({
    params: z.tuple([Filter.optional()]).describe('Returns an array of all logs matching the specified filter.').default([]),
    result: FilterResults,
  }),
  /** Returns the merkle proof for a given account and optionally some storage keys. */
  getProof: defineMethod({
    params: z.tuple([Address, z.array(BytesMax32), BlockNumberOrTagOrHash]).describe('Returns the merkle proof for a given account and optionally some storage keys.'),
    result: AccountProof,
  }),
  /** Returns the value from a storage position at a given address. */
  getStorageAt: defineMethod({
    params: z.tuple([Address, Uint256, BlockNumberOrTagOrHash]).describe('Returns the value from a storage position at a given address.'),
    result: Bytes,
  }),
  /** Returns information about a transaction by block hash and transaction index position. */
  getTransactionByBlockHashAndIndex: defineMethod({
    params: z.tuple([Hash32, Uint]).describe('Returns information about a transaction by block hash and transaction index position.'),
    result: z.xor([NotFound, TransactionInfo]),
  }),
  /** Returns information about a transaction by block number and transaction index position. */
  getTransactionByBlockNumberAndIndex: defineMethod({
    params: z.tuple([BlockNumberOrTag, Uint]).describe('Returns information about a transaction by block number and transaction index position.'),
    result: z.xor([NotFound, TransactionInfo]),
  }),
  /** Returns the information about a transaction requested by transaction hash. */
  getTransactionByHash: defineMethod({
    params: z.tuple([Hash32]).describe('Returns the information about a transaction requested by transaction hash.'),
    result: z.xor([NotFound, TransactionInfo]),
  }),
  /** Returns the number of transactions sent from an address. */
  getTransactionCount: defineMethod({
    params: z.tuple([Address, BlockNumberOrTagOrHash]).describe('Returns the number of transactions sent from an address.'),
    result: Uint,
  }),
  /** Returns the receipt of a transaction by transaction hash. */
  getTransactionReceipt: defineMethod({
    params: z.tuple([Hash32]).describe('Returns the receipt of a transaction by transaction hash.'),
    result: z.xor([NotFound, ReceiptInfo]),
  }),
  /** Returns the number of uncles in a block from a block matching the given block hash. */
  getUncleCountByBlockHash: defineMethod({
    params: z.tuple([Hash32.optional()]).describe('Returns the number of uncles in a block from a block matching the given block hash.').default([]),
    result: z.xor([NotFound, Uint]),
  }),
  /** Returns the number of transactions in a block matching the given block number. */
  getUncleCountByBlockNumber: defineMethod({
    params: z.tuple([BlockNumberOrTag.optional()]).describe('Returns the number of transactions in a block matching the given block number.').default([]),
    result: z.xor([NotFound, Uint]),
  }),
  /** Creates a filter in the node, to notify when a new block arrives. */
  newBlockFilter: defineMethod({
    params: z.tuple([]).describe('Creates a filter in the node, to notify when a new block arrives.').default([]),
    result: Uint,
  }),
  /** Creates a filter object, based on filter options, to notify when the state changes (logs). */
  newFilter: defineMethod({
    params: z.tuple([Filter.optional()]).describe('Creates a filter object, based on filter options, to notify when the state changes (logs).').default([]),
    result: Uint,
  }),
  /** Creates a filter in the node, to notify when new pending transactions arrive. */
  newPendingTransactionFilter: defineMethod({
    params: z.tuple([]).describe('Creates a filter in the node, to notify when new pending transactions arrive.').default([]),
    result: Uint,
  }),
  /** Submits a raw transaction. You can create and sign a transaction externally using a library such as [web3.js](https://web3js.readthedocs.io/) or [ethers.js](https://docs.ethers.org/). For [EIP-4844](https://eips.ethereum.org/EIPS/eip-4844) transactions, the raw form must be the network form. This means it includes the blobs, KZG commitments, and KZG proofs. */
  sendRawTransaction: defineMethod({
    params: z.tuple([Bytes]).describe('Submits a raw transaction. You can create and sign a transaction externally using a library such as [web3.js](https://web3js.readthedocs.io/) or [ethers.js](https://docs.ethers.org/). For [EIP-4844](https://eips.ethereum.org/EIPS/eip-4844) transactions, the raw form must be the network form. This means it includes the blobs, KZG commitments, and KZG proofs.'),
    result: Hash32,
  }),
  /** Returns an object with data about the sync status or false. */
  syncing: defineMethod({
    params: z.tuple([]).describe('Returns an object with data about the sync status or false.').default([]),
    result: SyncingStatus,
  }),
  /** Uninstalls a filter with given id. */
  uninstallFilter: defineMethod({
    params: z.tuple([Uint.optional()]).describe('Uninstalls a filter with given id.').default([]),
    result: z.boolean(),
  }),
}, { wireName: (method) => `eth_${method}`, errors: { USER_REJECTED_THE_REQUEST: 4001, THE_REQUESTED_ACCOUNT_AND_OR_METHOD_HAS_NOT_BEEN_AUTHORIZED_BY_THE_USER: 4100 } });

export const web3 = defineContract('web3', {
  /** Returns the current MetaMask client version. This differs slightly per client. For example, the browser extension returns a string like `MetaMask/v10.33.1`, while the mobile app returns a string like `MetaMask/8.1.2/Mobile`. */
  clientVersion: defineMethod({
    params: z.tuple([]).describe('Returns the current MetaMask client version. This differs slightly per client. For example, the browser extension returns a string like `MetaMask/v10.33.1`, while the mobile app returns a string like `MetaMask/8.1.2/Mobile`.').default([]),
    result: z.string(),
  }),
}, { wireName: (method) => `web3_${method}` });
