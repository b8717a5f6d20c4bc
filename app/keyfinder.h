// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/secretstore.h"

#include <QLatin1String>

#include <optional>

namespace app {

// The entry of the hosted service's key in the keyring, for both programs.
inline constexpr QLatin1String keyEntry("ltx-api-key");

// Where a run of the command line has its key from.
enum class KeySource { None, Environment, Keyring };

struct FoundKey {
    QByteArray key;
    KeySource source = KeySource::None;
    std::optional<api::Error> error; // why the keyring gave none; none when it simply has none

    bool operator==(const FoundKey &) const = default;
};

// LTX_API_KEY when it is set: then the keyring is not touched, and cannot ask the user for
// anything. Else what the keyring has. The store outlives the future, which ends in its event loop.
QFuture<FoundKey> findKey(api::SecretStore &store);

// Why there is no key, for people: the keyring's refusal when that is why, else that one is needed.
api::Error keyMissing(const FoundKey &found);

} // namespace app
