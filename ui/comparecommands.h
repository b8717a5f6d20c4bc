// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/comparison.h"
#include "ui/mainactions.h"

#include <QObject>

namespace ui {

class Prompts;
class ViewDesk;

// The commands of the menu Compare: what each does, which of them make sense and which are marked.
// GUI thread.
class CompareCommands : public QObject {
    Q_OBJECT

public:
    // All outlive it.
    CompareCommands(
        const MainActions &actions, ViewDesk &desk, Prompts &prompts, QObject *parent = nullptr);

signals:
    void exportRequested(const timeline::render::ComparisonClip &clip, const QString &path);

private:
    void connectModes();
    void connectSides();
    void connectSteps();
    void refresh();
    void askExport();
    QString suggestedFile() const;

    const MainActions &m_actions;
    ViewDesk &m_desk;
    Prompts &m_prompts;
};

} // namespace ui
