// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QNetworkAccessManager;

namespace api {

// Lets the manager go by the proxies that the user has chosen: the application's, else the
// system's, which on Linux are those of http_proxy, https_proxy and no_proxy. What is on this
// computer is reached directly. One that has proxies of its own keeps them.
void goByProxies(QNetworkAccessManager &manager);
// `manager` reaches everything as `other` does, which outlives it.
void goByProxiesOf(const QNetworkAccessManager &other, QNetworkAccessManager &manager);

} // namespace api
