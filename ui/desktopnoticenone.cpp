// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// For systems whose tray shows messages itself.
#include "ui/desktopnotice.h"

namespace ui {

class DesktopNotice::Private { };

DesktopNotice::DesktopNotice(QObject *parent)
    : QObject(parent)
{
}

DesktopNotice::~DesktopNotice() = default;

bool DesktopNotice::isAvailable() const
{
    return false;
}

void DesktopNotice::show(const QString &, const QString &) { }

} // namespace ui
