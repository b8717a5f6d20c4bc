// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/prompts.h"

#include <QObject>

#include <functional>

namespace timeline::edit {
class Document;
}

namespace ui {

// Lets go on only what loses nothing: asks Save / Don't save / Cancel when the project has changes,
// and goes on by itself once they are saved. GUI thread.
class UnsavedGuard : public QObject {
    Q_OBJECT

public:
    UnsavedGuard(timeline::edit::Document &document, QObject *parent = nullptr);

    // `name` is the project's, for the question. At most one intention waits; a newer one replaces
    // it.
    void run(Prompts &prompts, const QString &name, std::function<void()> intention);

    // What waits is given up, e.g. because the user thought better of saving.
    void forget();

signals:
    void saveRequested(); // the user chose Save; when the document is clean, the intention goes on

private:
    void answered(UnsavedAnswer answer);
    void goOn();

    timeline::edit::Document &m_document;
    std::function<void()> m_intention;
    bool m_saving = false;
};

} // namespace ui
